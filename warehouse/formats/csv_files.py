"""Export format `csv`: texts stand as they are, also those that a spreadsheet would run as a formula."""

from warehouse.export_format import ExportFormat, copied

ORDER = 20
FORMAT = ExportFormat("csv", "csv", copied("FORMAT csv, HEADER"), is_read_by_name=True)
