-- Adds one row per table that is vouched for, in the order in which its entries stand in the log.
INSERT INTO registered
SELECT
    generate_subscripts($kinds::VARCHAR[], 1),
    unnest($kinds::VARCHAR[]),
    unnest($keys::VARCHAR[][]),
    unnest($are_digests::BOOLEAN[]);
