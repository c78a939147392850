-- One row per document, partner and language: how much of the document's body lies in matches with the partner.
-- Letters and digits of body passages are counted, those in overlapping matches once.
CREATE OR REPLACE TEMP TABLE coverage AS
WITH ordered AS (
    SELECT
        *,
        max(text_end) OVER (
            PARTITION BY document_id, partner_id
            ORDER BY text_start, text_end
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reached
    FROM spans
),

numbered AS (
    SELECT
        *,
        count(*) FILTER (WHERE reached IS NULL OR text_start > reached) OVER (
            PARTITION BY document_id, partner_id ORDER BY text_start, text_end
        ) AS stretch
    FROM ordered
),

stretches AS (
    SELECT document_id, partner_id, min(text_start) AS stretch_start, max(text_end) AS stretch_end
    FROM numbered
    GROUP BY document_id, partner_id, stretch
),

body AS (
    SELECT document_id, coalesce(language, '') AS language, text_start, text_end, text
    FROM main.passages
    WHERE role IN ('paragraph', 'list_item', 'quotation')
        AND document_id IN (SELECT document_id FROM spans)
),

sizes AS (
    SELECT document_id, language, sum(letters_and_digits(text)) AS body_chars
    FROM body
    GROUP BY document_id, language
),

covered AS (
    SELECT
        stretches.document_id,
        stretches.partner_id,
        body.language,
        sum(
            letters_and_digits(
                substr(
                    body.text,
                    greatest(stretches.stretch_start - body.text_start, 0) + 1,
                    least(stretches.stretch_end, body.text_end) - greatest(stretches.stretch_start, body.text_start)
                )
            )
        ) AS covered_chars
    FROM stretches
    JOIN body
        ON body.document_id = stretches.document_id
        AND body.text_start < stretches.stretch_end
        AND body.text_end > stretches.stretch_start
    GROUP BY stretches.document_id, stretches.partner_id, body.language
)

SELECT
    covered.document_id,
    covered.partner_id,
    covered.language,
    covered.covered_chars,
    sizes.body_chars,
    covered.covered_chars / sizes.body_chars AS share,
    sum(covered.covered_chars) OVER (PARTITION BY covered.document_id, covered.partner_id)
        / (SELECT sum(every.body_chars) FROM sizes AS every WHERE every.document_id = covered.document_id)
        AS share_of_all
FROM covered
JOIN sizes
    ON sizes.document_id = covered.document_id AND sizes.language = covered.language
WHERE covered.covered_chars > 0;
