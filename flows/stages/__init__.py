"""How a flow calls the stages: in rounds, here or on workers."""
