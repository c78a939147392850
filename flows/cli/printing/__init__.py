"""How results look: tables, colours, wrapped text, phrases, the look of pages."""
