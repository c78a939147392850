-- One row: how many batches there are, numbered from 0; one in the middle may be empty.
SELECT coalesce(max(batch) + 1, 0)
FROM batches;
