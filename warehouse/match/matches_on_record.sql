-- One row per match of this method on record between two of the derivations asked for.
SELECT derivation_id, other_derivation_id, match_id, text_start, text_end, other_start, other_end
FROM store.matches
WHERE method_version = $method_version
    AND derivation_id IN (SELECT unnest($ids))
    AND other_derivation_id IN (SELECT unnest($ids))
ORDER BY match_id;
