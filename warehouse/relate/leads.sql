-- One row per document of an undated pair that says something before all that it shares with the partner: how many
-- characters of body text that is. Whoever repeats a text whole leads up to it; an excerpt begins where its original
-- does, or anywhere, and what it leaves out stands behind.
CREATE OR REPLACE TEMP TABLE leads AS
WITH firsts AS (
    SELECT spans.document_id, spans.partner_id, min(spans.text_start) AS first_start
    FROM spans
    SEMI JOIN undated_pairs AS pairs
        ON pairs.document_id = least(spans.document_id, spans.partner_id)
        AND pairs.other_document_id = greatest(spans.document_id, spans.partner_id)
    WHERE NOT spans.is_formula
    GROUP BY spans.document_id, spans.partner_id
)

SELECT
    firsts.document_id,
    firsts.partner_id,
    sum(least(passages.text_end, firsts.first_start) - passages.text_start) AS lead_chars
FROM firsts
JOIN related_passages AS passages
    ON passages.document_id = firsts.document_id AND passages.text_start < firsts.first_start
WHERE passages.role IN ('paragraph', 'list_item', 'quotation')
GROUP BY firsts.document_id, firsts.partner_id;
