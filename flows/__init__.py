"""The flows, and the command that runs them and reads what they landed."""
