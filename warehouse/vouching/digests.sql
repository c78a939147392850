-- Adds one row per group of rows that one digest vouches for.
INSERT INTO present (kind, columns, subject_id, key, row_count, rows_sha256)
SELECT
    $kind,
    $columns,
    subject_id,
    any_value(key),
    count(*),
    sha256(string_agg(row::VARCHAR, chr(10) ORDER BY sort NULLS LAST, row::VARCHAR))
FROM vouched
WHERE NOT $is_scoped OR scope_id IN (SELECT scope_id FROM scope)
GROUP BY subject_id;
