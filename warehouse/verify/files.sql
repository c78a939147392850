-- Two temporary tables: the files found under originals/, one row each, and one row per SHA-256 the capture log names.
CREATE OR REPLACE TEMP TABLE files (original_sha256 VARCHAR, file_bytes BIGINT, file_sha256 VARCHAR, error VARCHAR);
CREATE OR REPLACE TEMP TABLE logged_captures AS SELECT * FROM store.captures LIMIT 0;
