"""The kinds of sources: each module here is one, by its `KIND` and its place `ORDER`."""
