-- Adds one row per file that was hashed, or could not be.
INSERT INTO files
SELECT unnest($names::VARCHAR[]), unnest($sizes::BIGINT[]), unnest($hashes::VARCHAR[]), unnest($errors::VARCHAR[]);
