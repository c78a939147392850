-- One row per file: its name, the SHA-256 of its bytes and their number.
SELECT
    filename,
    sha256(content) AS original_sha256,
    octet_length(content) AS original_bytes
FROM read_blob($paths);
