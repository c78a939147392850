-- Adds one row per derivation that has no rows in a table, so that it is vouched for that it has none.
INSERT INTO present (kind, columns, subject_id, key, row_count, rows_sha256)
SELECT $kind, $columns, derivation_id, json_object('derivation_id', derivation_id), 0, sha256('')
FROM store.derivations
WHERE run_id IN (SELECT unnest($run_ids))
    AND derivation_id NOT IN (SELECT subject_id FROM present WHERE kind = $kind);
