"""`chancery compare`: where two documents differ, as text, page and record."""
