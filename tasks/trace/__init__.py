"""Where characters come from: clean text ↔ pieces ↔ raw text ↔ boxes on pages or bytes of the original."""
