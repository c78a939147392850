-- One row per value that a document's original states about itself, in the current derivation.
CREATE VIEW main.claims AS
SELECT
    document_id,
    claims.* EXCLUDE (derivation_id)
FROM store.claims AS claims
JOIN store.current_derivations USING (derivation_id);
