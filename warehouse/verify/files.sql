-- Two temporary tables, to be filled: one row per file found under originals/, and one per capture in captures.ndjson.
CREATE OR REPLACE TEMP TABLE files (original_sha256 VARCHAR, file_bytes BIGINT, file_sha256 VARCHAR, error VARCHAR);
CREATE OR REPLACE TEMP TABLE logged_captures AS SELECT * FROM store.captures LIMIT 0;
