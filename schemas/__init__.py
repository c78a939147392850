"""What Chancery's values are: one Pydantic model per noun, checked where a value is made."""
