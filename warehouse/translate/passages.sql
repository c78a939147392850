-- One row per passage that can be translated, or can say that something was: the body, and short passages.
SELECT
    derivation_id,
    language,
    role IN ('paragraph', 'list_item', 'quotation') AS is_body,
    text_start,
    text
FROM store.passages
WHERE derivation_id IN (SELECT unnest($ids))
    AND (role IN ('paragraph', 'list_item', 'quotation') OR length(text) <= $longest_note)
ORDER BY derivation_id, text_start;
