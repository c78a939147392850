"""Catalogues: the sources that a file names, and the documents that each of them offers."""
