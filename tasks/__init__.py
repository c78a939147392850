"""The stages of the pipeline as plain functions; `batch_tasks` makes Prefect tasks of them."""
