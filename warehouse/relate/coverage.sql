-- One row per document, partner and language: how much of the document's body lies in matches with the partner.
-- Letters and digits of body passages are counted, those in overlapping matches once; formulae only where it says so.
-- Where a document has no body, its tables and headings are what it says.
CREATE OR REPLACE TEMP TABLE coverage AS
WITH counted AS (
    SELECT document_id, partner_id, text_start, text_end, false AS with_formulae
    FROM spans
    WHERE NOT is_formula
    UNION ALL
    SELECT document_id, partner_id, text_start, text_end, true
    FROM spans
),

ordered AS (
    SELECT
        *,
        max(text_end) OVER (
            PARTITION BY document_id, partner_id, with_formulae
            ORDER BY text_start, text_end
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reached
    FROM counted
),

numbered AS (
    SELECT
        *,
        count(*) FILTER (WHERE reached IS NULL OR text_start > reached) OVER (
            PARTITION BY document_id, partner_id, with_formulae ORDER BY text_start, text_end
        ) AS stretch
    FROM ordered
),

stretches AS (
    SELECT document_id, partner_id, with_formulae, min(text_start) AS stretch_start, max(text_end) AS stretch_end
    FROM numbered
    GROUP BY document_id, partner_id, with_formulae, stretch
),

with_body AS (
    SELECT DISTINCT document_id
    FROM related_passages
    WHERE role IN ('paragraph', 'list_item', 'quotation')
),

body AS (
    SELECT document_id, coalesce(language, '') AS language, text_start, text_end, text
    FROM halved_passages
    WHERE document_id IN (SELECT document_id FROM spans)
        AND (
            role IN ('paragraph', 'list_item', 'quotation')
            OR (role IN ('heading', 'table') AND document_id NOT IN (SELECT document_id FROM with_body))
        )
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
        stretches.with_formulae,
        body.language,
        sum(
            letters_and_digits(
                substr(
                    body.text,
                    greatest(stretches.stretch_start - body.text_start, 0) + 1,
                    least(stretches.stretch_end, body.text_end) - greatest(stretches.stretch_start, body.text_start)
                )
            )
        ) AS chars
    FROM stretches
    JOIN body
        ON body.document_id = stretches.document_id
        AND body.text_start < stretches.stretch_end
        AND body.text_end > stretches.stretch_start
    GROUP BY stretches.document_id, stretches.partner_id, stretches.with_formulae, body.language
),

by_language AS (
    SELECT
        document_id,
        partner_id,
        language,
        coalesce(sum(chars) FILTER (NOT with_formulae), 0) AS covered_chars,
        sum(chars) FILTER (with_formulae) AS all_covered_chars
    FROM covered
    GROUP BY document_id, partner_id, language
    HAVING all_covered_chars > 0
)

SELECT
    by_language.document_id,
    by_language.partner_id,
    by_language.language,
    by_language.covered_chars,
    sizes.body_chars,
    by_language.covered_chars / sizes.body_chars AS share,
    sum(by_language.all_covered_chars) OVER (PARTITION BY by_language.document_id, by_language.partner_id)
        / (SELECT sum(every.body_chars) FROM sizes AS every WHERE every.document_id = by_language.document_id)
        AS share_of_all
FROM by_language
JOIN sizes
    ON sizes.document_id = by_language.document_id AND sizes.language = by_language.language;
