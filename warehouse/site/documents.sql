-- One row per document, the newest landed first: what it is, and how much is known about it. With $run_id, those only
-- that this run derived and none has derived again; with $document_ids, those only.
WITH landings AS (
    -- A run's id is a time-ordered UUID.
    SELECT document_id, min(run_id) AS run_id
    FROM main.derivations
    GROUP BY document_id
),

related AS (
    SELECT document_id, count(DISTINCT other_id) AS related_count
    FROM (
        SELECT subject_id AS document_id, object_id AS other_id FROM main.relations
        UNION ALL
        SELECT object_id, subject_id FROM main.relations
    )
    WHERE document_id != other_id
    GROUP BY document_id
)

SELECT
    documents.document_id,
    documents.kind,
    names.called,
    documents.dated_on,
    documents.published_on,
    documents.issuer,
    documents.languages,
    documents.char_count,
    coalesce(related.related_count, 0) AS related_count
FROM main.documents AS documents
JOIN main.derivations AS derivations USING (derivation_id)
JOIN main.named_documents AS names ON names.document_id = documents.document_id
JOIN landings ON landings.document_id = documents.document_id
LEFT JOIN related ON related.document_id = documents.document_id
WHERE ($run_id IS NULL OR derivations.run_id = $run_id)
    AND ($document_ids IS NULL OR documents.document_id IN (SELECT unnest($document_ids::VARCHAR[])))
ORDER BY landings.run_id DESC, names.called, documents.document_id;
