-- One row per column of our tables and views: what to comment.
SELECT schema_name, table_name, column_name
FROM duckdb_columns()
WHERE NOT internal AND schema_name IN ('main', 'store')
ORDER BY ALL;
