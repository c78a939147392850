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

-- How often each rule changed something.
rule_totals AS (
    SELECT document_id, map_from_entries(list(row(rule, edit_count) ORDER BY rule)) AS edits_by_rule
    FROM (
        SELECT document_id, rule, count(*) AS edit_count
        FROM (SELECT document_id, unnest(rules) AS rule FROM main.pieces)
        GROUP BY document_id, rule
    )
    GROUP BY document_id
),

finding_totals AS (
    SELECT
        document_id,
        count(*) AS finding_count,
        count(*) FILTER (severity = 'suggestion') AS suggestion_count
    FROM main.findings
    GROUP BY document_id
),

-- Pages weigh by their length: a blank page read with certainty says nothing.
readings AS (
    SELECT
        document_id,
        count(*) FILTER (WHERE method = 'ocr') AS ocr_page_count,
        sum(confidence * (raw_end - raw_start)) FILTER (WHERE method = 'ocr')
            / nullif(sum(raw_end - raw_start) FILTER (WHERE method = 'ocr' AND confidence IS NOT NULL), 0)
            AS ocr_confidence,
        max(garbled_score) AS garbled_score,
        count(*) FILTER (WHERE garbled_score >= 0.3) AS garbled_page_count
    FROM main.pages
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
    coalesce(rule_totals.edits_by_rule, MAP {}) AS edits_by_rule,
    coalesce(finding_totals.finding_count, 0) AS finding_count,
    coalesce(finding_totals.suggestion_count, 0) AS suggestion_count,
    coalesce(readings.ocr_page_count, 0) AS ocr_page_count,
    readings.ocr_confidence,
    -- That of the worst page; where OCR has read it, its text is not the garbled one.
    readings.garbled_score,
    coalesce(readings.garbled_page_count, 0) AS garbled_page_count,
    coalesce(
        (odd_characters.odd_count + odd_characters.mixed_count) / nullif(odd_characters.raw_chars, 0), 0
    ) AS suspicious_score
FROM odd_characters
LEFT JOIN edit_totals USING (document_id)
LEFT JOIN rule_totals USING (document_id)
LEFT JOIN finding_totals USING (document_id)
LEFT JOIN readings USING (document_id);
