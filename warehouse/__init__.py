"""The DuckDB side: connections, and every table, view and query as an SQL file."""
