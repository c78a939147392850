"""`chancery show`: what a document is, its text, its edits, who says what in it."""
