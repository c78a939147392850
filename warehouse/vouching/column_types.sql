-- One row per column of every table of store, in the tables' order.
SELECT table_name, column_name, data_type
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'store'
ORDER BY table_name, column_index;
