"""The archive as a site of plain pages: rows of SQL in, HTML and SVG out."""
