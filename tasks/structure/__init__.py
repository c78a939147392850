"""From clean text to passages: what part each block plays, and in which language."""
