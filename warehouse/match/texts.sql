-- One row per derivation asked for: its document, the date it states, its text.
SELECT derivation_id, document_id, coalesce(dated_on, published_on) AS stated_on, text
FROM store.documents
WHERE derivation_id IN (SELECT unnest($ids));
