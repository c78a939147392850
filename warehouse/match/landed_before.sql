-- One row per derivation asked for that has ever landed.
SELECT derivation_id
FROM store.derivations
WHERE derivation_id IN (SELECT unnest($ids));
