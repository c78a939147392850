-- One row per document: how much had to be changed, how sure the reading was, what looks odd.
CREATE VIEW main.quality AS
WITH edit_totals AS (
    SELECT
        document_id,
        count(*) AS edit_count,
        sum(raw_end - raw_start) AS edited_chars
    FROM main.pieces
    WHERE len(rules) > 0
    GROUP BY document_id
),

finding_totals AS (
    SELECT document_id, count(*) AS finding_count
    FROM main.findings
    GROUP BY document_id
),

-- Pages weigh by their length: a blank page read with certainty says nothing.
confidences AS (
    SELECT
        document_id,
        sum(confidence * (raw_end - raw_start)) / nullif(sum(raw_end - raw_start), 0) AS ocr_confidence
    FROM main.pages
    WHERE method = 'ocr' AND confidence IS NOT NULL
    GROUP BY document_id
),

-- Odd: replacement and private-use characters, controls, and letters of two scripts in one word.
odd_characters AS (
    SELECT
        document_id,
        length(raw_text) AS raw_chars,
        length(regexp_replace(raw_text, '[^\x{FFFD}\p{Co}\x00-\x08\x0E-\x1F\x7F-\x9F]', '', 'g')) AS odd_count,
        len(regexp_extract_all(raw_text, '\p{Latin}\p{Cyrillic}|\p{Cyrillic}\p{Latin}')) AS mixed_count
    FROM main.documents
)

SELECT
    odd_characters.document_id,
    coalesce(edit_totals.edit_count, 0) AS edit_count,
    coalesce(edit_totals.edited_chars / nullif(odd_characters.raw_chars, 0), 0) AS edited_share,
    coalesce(finding_totals.finding_count, 0) AS finding_count,
    confidences.ocr_confidence,
    coalesce(
        (odd_characters.odd_count + odd_characters.mixed_count) / nullif(odd_characters.raw_chars, 0), 0
    ) AS suspicious_score
FROM odd_characters
LEFT JOIN edit_totals USING (document_id)
LEFT JOIN finding_totals USING (document_id)
LEFT JOIN confidences USING (document_id);
