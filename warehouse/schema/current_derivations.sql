-- One row per document: the derivation that counts now. All views stand on it.
CREATE VIEW store.current_derivations AS
SELECT
    document_id,
    arg_max(derivation_id, (derived_at, derivation_id)) AS derivation_id
FROM store.derivations
GROUP BY document_id;
