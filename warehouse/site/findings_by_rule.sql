-- One row per rule that raises doubts: how many it has raised, in how many documents, with an example.
SELECT
    rule,
    severity,
    count(*) AS finding_count,
    count(DISTINCT document_id) AS document_count,
    min(message) AS example
FROM findings
GROUP BY rule, severity
ORDER BY finding_count DESC, rule, severity;
