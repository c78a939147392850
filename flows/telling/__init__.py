"""What a flow run tells people in Prefect: its name, its artifacts, its lineage."""
