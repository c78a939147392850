"""The rules of cleaning: each module here is one, by its `RULE` and its place `ORDER` among the others."""
