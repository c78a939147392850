-- Doubts worth a person's look: one row per finding, warnings first.
SELECT
    findings.severity,
    findings.rule,
    substr(findings.document_id, 1, 10) AS document,
    documents.title,
    findings.value,
    findings.message
FROM findings
JOIN documents
    ON documents.document_id = findings.document_id
ORDER BY findings.severity DESC, findings.rule, document;
