"""Who said what: statements and their speakers, told by the forms in which documents attribute words."""
