-- One row per document, the newest landed first: what it is, and how much is known about it.
WITH names AS (
    SELECT document_id, list(DISTINCT file_name ORDER BY file_name) AS file_names
    FROM main.document_sources
    GROUP BY document_id
),

landings AS (
    SELECT document_id, min(derived_at) AS landed_at, min(run_id) AS run_id
    FROM main.derivations
    GROUP BY document_id
),

related AS (
    SELECT document_id, count(DISTINCT other_id) AS related_count
    FROM (
        SELECT subject_id AS document_id, object_id AS other_id FROM main.relations WHERE is_reuse(predicate)
        UNION ALL
        SELECT object_id, subject_id FROM main.relations WHERE is_reuse(predicate)
    )
    GROUP BY document_id
)

SELECT
    documents.document_id,
    documents.kind,
    coalesce(documents.title, names.file_names[1], 'untitled') AS called,
    documents.dated_on,
    documents.published_on,
    documents.issuer,
    documents.languages,
    documents.page_count,
    documents.char_count,
    names.file_names,
    landings.landed_at,
    landings.run_id,
    coalesce(related.related_count, 0) AS related_count
FROM main.documents AS documents
LEFT JOIN landings USING (document_id)
LEFT JOIN names USING (document_id)
LEFT JOIN related USING (document_id)
ORDER BY landings.run_id DESC, called, documents.document_id;
