-- What the latest run that landed anything brought: one row per document, with how many relations it has.
WITH latest AS (
    SELECT run_id
    FROM runs
    WHERE landed_count > 0
    ORDER BY started_at DESC, run_id DESC
    LIMIT 1
)

SELECT
    substr(documents.document_id, 1, 10) AS document,
    documents.kind,
    documents.dated_on,
    documents.title,
    (
        SELECT count(*)
        FROM relations
        WHERE documents.document_id IN (relations.subject_id, relations.object_id)
    ) AS relation_count
FROM documents
JOIN derivations
    ON derivations.derivation_id = documents.derivation_id
WHERE derivations.run_id IN (SELECT run_id FROM latest)
ORDER BY documents.dated_on NULLS LAST, document;
