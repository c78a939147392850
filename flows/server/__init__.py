"""Prefect around the flows: the archive's own server, deployments, workers, and who ends them."""
