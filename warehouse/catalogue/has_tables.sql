-- One row if the warehouse has been set up.
SELECT 1
FROM duckdb_tables()
WHERE schema_name = 'store' AND table_name = 'ledger';
