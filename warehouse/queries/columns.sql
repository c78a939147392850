-- What there is to ask: one row per view and column, with its meaning.
SELECT table_name AS relation, column_name AS name, data_type AS type, comment AS meaning
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal
ORDER BY relation, column_index;
