-- What happened when: one row per date a document states and per capture or derivation.
SELECT
    timeline.happened_at,
    timeline.event,
    substr(timeline.document_id, 1, 10) AS document,
    documents.kind,
    timeline.description
FROM document_timeline AS timeline
JOIN documents
    ON documents.document_id = timeline.document_id
ORDER BY timeline.happened_at, timeline.event, document;
