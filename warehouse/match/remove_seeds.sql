-- Takes the seeds of forgotten forms out of the index.
DELETE FROM seeds
WHERE form_number IN (SELECT unnest($gone));
