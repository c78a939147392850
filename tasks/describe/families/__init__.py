"""The families of documents: each module here knows one, by a function `describe` and its place `ORDER`."""
