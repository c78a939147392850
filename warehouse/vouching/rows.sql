-- Adds one row per row of a table that is vouched for row by row.
INSERT INTO present (kind, columns, subject_id, key, row, row_count)
SELECT $kind, $columns, subject_id, key, row, 1
FROM vouched
WHERE NOT $is_scoped OR scope_id IN (SELECT scope_id FROM scope);
