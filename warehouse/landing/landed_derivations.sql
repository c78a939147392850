-- One row per derivation this run has landed.
SELECT derivation_id, document_id
FROM store.derivations
WHERE run_id = $run_id
ORDER BY document_id;
