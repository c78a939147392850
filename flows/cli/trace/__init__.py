"""`chancery trace`: where characters come from, and what became of bytes and boxes."""
