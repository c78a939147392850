"""`chancery audit`: the story of a document, as text, page, provenance and bundle."""
