-- One row per view and macro in the file: what is derived from our SQL files and holds nothing of its own.
SELECT 'VIEW' AS kind, schema_name, view_name AS name
FROM duckdb_views()
WHERE database_name = current_database() AND NOT internal AND NOT temporary

UNION

SELECT 'MACRO', schema_name, function_name
FROM duckdb_functions()
WHERE database_name = current_database() AND function_type = 'macro' AND NOT internal

UNION

SELECT 'MACRO TABLE', schema_name, function_name
FROM duckdb_functions()
WHERE database_name = current_database() AND function_type = 'table_macro' AND NOT internal
ORDER BY ALL;
