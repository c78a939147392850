-- Adds one row per run to vouch for and one per derivation that such a run made.
INSERT INTO scope
SELECT unnest($run_ids)
UNION ALL
SELECT derivation_id FROM store.derivations WHERE run_id IN (SELECT unnest($run_ids));
