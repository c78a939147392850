-- One row per derivation asked for: its document, and the date that the document states.
SELECT
    derivation_id,
    document_id,
    coalesce(dated_on, published_on) AS stated_on
FROM store.documents
WHERE derivation_id IN (SELECT unnest($ids));
