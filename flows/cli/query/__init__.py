"""`chancery query`: one question to the warehouse, in SQL or by name."""
