-- Doubts worth a person's look: one row per finding, what contradicts itself first.
SELECT
    findings.severity,
    findings.rule,
    substr(findings.document_id, 1, 10) AS document,
    documents.title,
    findings.value,
    findings.text_start,
    findings.message
FROM findings
JOIN documents
    ON documents.document_id = findings.document_id
ORDER BY list_position(['contradiction', 'warning', 'suggestion'], findings.severity), findings.rule, document;
