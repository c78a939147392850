-- The canonical JSON of an entry: over a whole row, or where there is none, over a digest. One definition for who writes
-- the ledger and who reads it.
CREATE OR REPLACE TEMP MACRO entry_body(kind, columns, key, row, row_count, rows_sha256, run_id, recorded_at) AS (
    CASE WHEN row IS NULL
        THEN json_object(
            'columns', columns,
            'key', key,
            'recorded_at', recorded_at,
            'row_count', row_count,
            'rows_sha256', rows_sha256,
            'run_id', run_id,
            'table', kind
        )
        ELSE json_object(
            'recorded_at', recorded_at,
            'row', row,
            'run_id', run_id,
            'table', kind
        )
    END::VARCHAR
);
