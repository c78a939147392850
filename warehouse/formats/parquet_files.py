"""Export format `parquet`: for DuckDB, pandas, R and whatever else reads columns."""

from warehouse.export_format import ExportFormat, copied

ORDER = 10
FORMAT = ExportFormat("parquet", "parquet", copied("FORMAT parquet, COMPRESSION zstd"), is_read_by_name=True)
