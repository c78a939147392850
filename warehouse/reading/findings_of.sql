-- One row per doubt about one document, or any if $document_id is NULL, ordered by document, the gravest first.
SELECT document_id, rule, severity, value, text_start, text_end, message
FROM main.findings
WHERE $document_id IS NULL OR document_id = $document_id
ORDER BY
    document_id,
    list_position(['contradiction', 'warning', 'suggestion'], severity),
    text_start NULLS FIRST,
    rule;
