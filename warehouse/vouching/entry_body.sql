-- The canonical JSON of an entry: over a whole row, or where there is none, over a digest. One definition for who writes
-- the ledger and who reads it. Put together as text: `key` and `row` are canonical already, and reading them again to
-- write them again would cost as much as everything else about an entry.
CREATE OR REPLACE TEMP MACRO entry_body(kind, columns, key, row, row_count, rows_sha256, run_id, recorded_at) AS (
    CASE WHEN row IS NULL
        THEN concat(
            '{"columns":', to_json(columns),
            ',"key":', key,
            ',"recorded_at":', to_json(recorded_at),
            ',"row_count":', row_count,
            ',"rows_sha256":', to_json(rows_sha256),
            ',"run_id":', to_json(run_id),
            ',"table":', to_json(kind),
            '}'
        )
        ELSE concat(
            '{"recorded_at":', to_json(recorded_at),
            ',"row":', row,
            ',"run_id":', to_json(run_id),
            ',"table":', to_json(kind),
            '}'
        )
    END
);
