"""The formats of exports: each module is one, by its `FORMAT` and its `ORDER`; the first is the default."""
