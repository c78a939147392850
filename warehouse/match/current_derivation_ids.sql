-- One row per derivation that counts now.
SELECT derivation_id
FROM store.current_derivations;
