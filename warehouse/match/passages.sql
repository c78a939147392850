-- One row per passage of the derivations asked for, in the order of the text.
SELECT derivation_id, text_start, text_end, role, language
FROM store.passages
WHERE derivation_id IN (SELECT unnest($ids))
ORDER BY derivation_id, text_start;
