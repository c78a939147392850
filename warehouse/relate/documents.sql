-- One row per document in an affected pair or a match with one: `stated_on` is when it says it was.
CREATE OR REPLACE TEMP TABLE related_documents AS
SELECT
    document_id,
    coalesce(dated_on, published_on) AS stated_on,
    published_on,
    char_count,
    text_sha256
FROM main.documents
WHERE document_id IN (
    SELECT unnest([document_id, other_document_id]) FROM affected_pairs
    UNION
    SELECT unnest([document_id, other_document_id]) FROM related_matches
);
