-- One row per doubt about a document, in the current derivation.
CREATE VIEW main.findings AS
SELECT
    document_id,
    findings.* EXCLUDE (derivation_id)
FROM store.findings AS findings
JOIN store.current_derivations USING (derivation_id);
