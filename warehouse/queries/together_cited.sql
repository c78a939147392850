-- What is cited together: one row per two works that more than one document cites.
SELECT work, other_work, document_count AS documents
FROM cocitations
WHERE document_count > 1
ORDER BY documents DESC, work, other_work;
