"""Export format `json`: one object a line."""

from warehouse.export_format import ExportFormat, copied

ORDER = 30
FORMAT = ExportFormat("json", "ndjson", copied("FORMAT json"), is_read_by_name=True)
