-- One row per view that people query: its name and its grain.
SELECT view_name, comment
FROM duckdb_views()
WHERE schema_name = 'main' AND NOT internal
ORDER BY view_name;
