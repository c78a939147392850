-- One row per doubt about any document, ordered by document, the gravest first.
SELECT document_id, rule, severity, value, text_start, message
FROM main.findings
ORDER BY
    document_id,
    list_position(['contradiction', 'warning', 'suggestion'], severity),
    text_start NULLS FIRST,
    rule;
