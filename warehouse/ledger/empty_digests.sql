-- Adds one row per derivation and table in which it has no rows, so that it is vouched for that it has none.
INSERT INTO present (kind, columns, subject_id, key, row_count, rows_sha256)
WITH tables AS (
    SELECT
        unnest($kinds::VARCHAR[]) AS kind,
        unnest($columns::VARCHAR[][]) AS columns
)

SELECT
    tables.kind,
    tables.columns,
    derivations.derivation_id,
    json_object('derivation_id', derivations.derivation_id),
    0,
    sha256('')
FROM store.derivations AS derivations
CROSS JOIN tables
ANTI JOIN present
    ON present.kind = tables.kind AND present.subject_id = derivations.derivation_id
WHERE derivations.run_id IN (SELECT unnest($run_ids));
