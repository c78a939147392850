-- One row per dated event of a document: the dates it states, and what the archive did with it.
CREATE VIEW main.document_timeline AS
SELECT document_id, dated_on::TIMESTAMP AS happened_at, 'dated' AS event, title AS description
FROM main.documents
WHERE dated_on IS NOT NULL
UNION ALL
SELECT document_id, published_on::TIMESTAMP, 'published', title
FROM main.documents
WHERE published_on IS NOT NULL
UNION ALL
SELECT documents.document_id, captures.captured_at, 'captured', captures.uri || ' (' || captures.outcome || ')'
FROM main.captures AS captures
JOIN main.documents AS documents
    ON documents.document_id = captures.original_sha256
UNION ALL
SELECT document_id, derived_at, 'derived', extractor || ', chancery ' || code_version
FROM main.derivations;
