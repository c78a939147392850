-- One row per doubt about one document.
SELECT rule, severity, value, text_start, text_end, message
FROM main.findings
WHERE document_id = $document_id
ORDER BY list_position(['contradiction', 'warning', 'suggestion'], severity), text_start NULLS FIRST, rule;
