-- One row per document, ordered by id: everything known about it as a whole, without its texts.
WITH readings AS (
    SELECT
        document_id,
        count(*) AS ocr_page_count,
        sum(confidence * (raw_end - raw_start)) / nullif(sum(raw_end - raw_start) FILTER (confidence IS NOT NULL), 0)
            AS ocr_confidence
    FROM main.pages
    WHERE method = 'ocr'
    GROUP BY document_id
),

edit_totals AS (
    SELECT document_id, count(*) AS edit_count
    FROM main.pieces
    WHERE len(rules) > 0
    GROUP BY document_id
),

entries AS (
    SELECT subject_id AS derivation_id, min(entry_number) AS entry_number
    FROM main.ledger
    WHERE kind = 'documents'
    GROUP BY subject_id
)

SELECT
    documents.* EXCLUDE (text, raw_text),
    names.called,
    names.file_names,
    coalesce(readings.ocr_page_count, 0) AS ocr_page_count,
    readings.ocr_confidence,
    coalesce(edit_totals.edit_count, 0) AS edit_count,
    entries.entry_number,
    derivations.extractor,
    derivations.code_version,
    derivations.derived_at,
    derivations.run_id
FROM main.documents AS documents
JOIN main.derivations AS derivations USING (derivation_id)
JOIN main.named_documents AS names ON names.document_id = documents.document_id
LEFT JOIN readings ON readings.document_id = documents.document_id
LEFT JOIN edit_totals ON edit_totals.document_id = documents.document_id
LEFT JOIN entries ON entries.derivation_id = documents.derivation_id
ORDER BY documents.document_id;
