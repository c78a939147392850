-- One row per table of the store, as the catalogue spells out its definition.
SELECT table_name, sql
FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'store'
ORDER BY table_name;
