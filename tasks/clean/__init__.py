"""From raw text to clean text: one module per rule, every change a recorded edit."""
