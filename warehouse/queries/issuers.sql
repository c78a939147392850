-- Who issues what: one row per issuer and kind, with how many of its documents others repeat.
SELECT
    coalesce(documents.issuer, '(not stated)') AS issuer,
    documents.kind,
    count(*) AS documents,
    count(*) FILTER (
        documents.document_id IN (SELECT object_id FROM republications)
        OR documents.document_id IN (SELECT object_id FROM quotations)
    ) AS repeated_by_others,
    min(documents.dated_on) AS first_dated,
    max(documents.dated_on) AS last_dated
FROM documents
GROUP BY ALL
ORDER BY documents DESC, issuer, documents.kind;
