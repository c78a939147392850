-- One row per way in which a document was derived, the current one marked.
CREATE VIEW main.derivations AS
SELECT
    derivations.*,
    derivations.derivation_id = current.derivation_id AS is_current
FROM store.derivations AS derivations
JOIN store.current_derivations AS current USING (document_id);
