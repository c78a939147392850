-- One row per entry whose body is, letter for letter, what the rows that are there now would give, with the one row of
-- `present` that gives it; none for a digest over no rows.
CREATE OR REPLACE TEMP TABLE borne_out AS
SELECT
    ledger.entry_number,
    ledger.kind,
    ledger.subject_id,
    layouts.columns,
    present.rowid AS present_id,
    coalesce(present.row_count, 0) AS row_count
FROM store.ledger AS ledger
JOIN layouts USING (kind)
LEFT JOIN present
    ON present.kind = ledger.kind AND present.subject_id = ledger.subject_id AND present.columns = layouts.columns
WHERE $document_id IS NULL
    AND (present.kind IS NOT NULL OR layouts.is_of_derivation)
    AND ledger.body = entry_body(
        ledger.kind,
        layouts.columns,
        coalesce(present.key, json_object('derivation_id', ledger.subject_id)),
        present.row,
        coalesce(present.row_count, 0),
        if(present.kind IS NULL, sha256(''), present.rows_sha256),
        ledger.run_id,
        ledger.recorded_at
    );
