-- Three temporary tables: what the store holds now in the form of entries, what to look at, and the registry.
CREATE OR REPLACE TEMP TABLE present (
    kind VARCHAR,
    columns VARCHAR[],
    subject_id VARCHAR,
    key JSON,
    row JSON,
    row_count BIGINT,
    rows_sha256 VARCHAR
);
CREATE OR REPLACE TEMP TABLE scope (scope_id VARCHAR);
CREATE OR REPLACE TEMP TABLE registered (place INTEGER, kind VARCHAR, key VARCHAR[], is_digest BOOLEAN);
