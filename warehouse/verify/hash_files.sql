-- One row per file: its length in bytes and its SHA-256.
SELECT filename, size, sha256(content)
FROM read_blob($paths);
