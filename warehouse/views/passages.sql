-- One row per block of a document's text, in the current derivation.
CREATE VIEW main.passages AS
SELECT
    document_id,
    passages.* EXCLUDE (derivation_id)
FROM store.passages AS passages
JOIN store.current_derivations USING (derivation_id);
