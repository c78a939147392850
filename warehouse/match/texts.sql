-- One row per derivation asked for: its document, the date it states, its text.
-- By row number, so that of the texts, which are most of the table, only blocks are read that hold one asked for.
SELECT derivation_id, document_id, coalesce(dated_on, published_on) AS stated_on, text
FROM store.documents
WHERE rowid IN (SELECT rowid FROM store.documents WHERE derivation_id IN (SELECT unnest($ids)));
