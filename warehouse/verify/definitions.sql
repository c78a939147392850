-- One row per table, column, view and macro of ours, with what defines it.
SELECT 'table' AS kind, 'store.' || table_name AS name, '' AS definition
FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'store'

UNION ALL

SELECT 'column', 'store.' || table_name || '.' || column_name, data_type
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'store'

UNION ALL

SELECT 'view', schema_name || '.' || view_name, sql
FROM duckdb_views()
WHERE database_name = current_database() AND schema_name IN ('main', 'store') AND NOT internal AND NOT temporary

UNION ALL

SELECT 'macro', function_name, macro_definition
FROM duckdb_functions()
WHERE database_name = current_database() AND NOT internal AND macro_definition IS NOT NULL
ORDER BY ALL;
