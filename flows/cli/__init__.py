"""The `chancery` command: one module per verb."""
