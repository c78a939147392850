-- One row per affected pair that no dates put in order: one has none, or both have the same and were published,
-- as far as is known of both, on the same day.
CREATE OR REPLACE TEMP TABLE undated_pairs AS
SELECT pairs.document_id, pairs.other_document_id
FROM affected_pairs AS pairs
JOIN related_documents AS mine
    ON mine.document_id = pairs.document_id
JOIN related_documents AS other
    ON other.document_id = pairs.other_document_id
WHERE coalesce(
    mine.stated_on = other.stated_on
    AND coalesce(mine.published_on = other.published_on, true),
    true
);
