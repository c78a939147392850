-- One row per page of a document, in the current derivation.
CREATE VIEW main.pages AS
SELECT
    document_id,
    pages.* EXCLUDE (derivation_id)
FROM store.pages AS pages
JOIN store.current_derivations USING (derivation_id);
