-- One row per pair of the derivations asked for that has matches of this method on record.
SELECT DISTINCT derivation_id, other_derivation_id
FROM store.matches
WHERE method_version = $method_version
    AND derivation_id IN (SELECT unnest($ids))
    AND other_derivation_id IN (SELECT unnest($ids))
ORDER BY derivation_id, other_derivation_id;
