-- One row per attributed statement, in the current derivation.
CREATE VIEW main.statements AS
SELECT
    document_id,
    statements.* EXCLUDE (derivation_id)
FROM store.statements AS statements
JOIN store.current_derivations USING (derivation_id);
