-- One row: everything known about one document as a whole, without its texts.
SELECT
    documents.document_id,
    documents.kind,
    documents.title,
    documents.symbols,
    documents.dated_on,
    documents.published_on,
    documents.issuer,
    documents.addressee,
    documents.languages,
    documents.page_count,
    documents.char_count,
    readings.ocr_page_count,
    readings.ocr_confidence,
    documents.text_sha256,
    derivations.raw_text_sha256,
    documents.derivation_id,
    names.file_names
FROM main.documents AS documents
JOIN main.derivations AS derivations USING (derivation_id)
JOIN main.named_documents AS names ON names.document_id = documents.document_id
LEFT JOIN (
    SELECT
        document_id,
        count(*) AS ocr_page_count,
        sum(confidence * (raw_end - raw_start)) / nullif(sum(raw_end - raw_start) FILTER (confidence IS NOT NULL), 0)
            AS ocr_confidence
    FROM main.pages
    WHERE method = 'ocr' AND document_id = $document_id
    GROUP BY document_id
) AS readings ON readings.document_id = documents.document_id
WHERE documents.document_id = $document_id;
