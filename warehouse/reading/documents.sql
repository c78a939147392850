-- One row per document, the newest landed first, with the names its bytes were found under.
WITH readings AS (
    SELECT document_id, count(*) AS ocr_page_count
    FROM main.pages
    WHERE method = 'ocr'
    GROUP BY document_id
),

landings AS (
    -- A run's id is a time-ordered UUID.
    SELECT document_id, min(derived_at) AS landed_at, min(run_id) AS run_id
    FROM main.derivations
    GROUP BY document_id
)

SELECT
    documents.document_id,
    documents.kind,
    documents.dated_on,
    documents.published_on,
    documents.title,
    documents.symbols,
    documents.languages,
    documents.page_count,
    documents.char_count,
    coalesce(readings.ocr_page_count, 0) AS ocr_page_count,
    names.file_names,
    landings.landed_at
FROM main.documents AS documents
LEFT JOIN landings USING (document_id)
JOIN main.named_documents AS names USING (document_id)
LEFT JOIN readings USING (document_id)
ORDER BY landings.run_id DESC, names.file_names, documents.document_id
LIMIT $row_limit;
