"""What a run reads and writes, told to other systems as OpenLineage events."""
