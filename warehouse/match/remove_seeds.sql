-- Takes the seeds of forgotten forms out of the index.
DELETE FROM seeds
WHERE form_number IN (
    SELECT form_number FROM indexed WHERE derivation_id IN (SELECT unnest($ids))
);
