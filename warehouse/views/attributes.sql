-- One row per value known about a document, in the current derivation; without offsets where its text does not say it.
CREATE VIEW main.attributes AS
SELECT
    document_id,
    attributes.* EXCLUDE (derivation_id)
FROM store.attributes AS attributes
JOIN store.current_derivations USING (derivation_id);
