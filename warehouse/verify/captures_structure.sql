-- One row: the columns of store.captures and their types, as from_json takes them.
SELECT json_group_object(column_name, data_type)
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'store' AND table_name = 'captures';
