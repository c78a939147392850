-- One row per form of the derivations asked for.
SELECT form_number
FROM indexed
WHERE derivation_id IN (SELECT unnest($ids));
