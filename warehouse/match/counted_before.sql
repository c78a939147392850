-- One row per document of the derivations asked for that was derived before: the derivation that counted until these.
SELECT arg_max(derivation_id, (derived_at, derivation_id)) AS derivation_id
FROM store.derivations
WHERE document_id IN (SELECT document_id FROM store.derivations WHERE derivation_id IN (SELECT unnest($ids)))
    AND derivation_id NOT IN (SELECT unnest($ids))
GROUP BY document_id;
