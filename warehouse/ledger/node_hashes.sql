-- One row per pair of subtrees, in the order given: the hash of the node over them (RFC 6962, section 2.1).
SELECT sha256('\x01'::BLOB || unhex(left_sha256) || unhex(right_sha256))
FROM (
    SELECT
        unnest($left_sha256s::VARCHAR[]) AS left_sha256,
        unnest($right_sha256s::VARCHAR[]) AS right_sha256,
        generate_subscripts($left_sha256s::VARCHAR[], 1) AS place
)
ORDER BY place;
