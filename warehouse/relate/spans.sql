-- One row per side of a match of an affected pair: where it stands, and whose words it is there.
-- `source_id`: an earlier document that shares this very passage with both sides, so that it is neither's own.
CREATE OR REPLACE TEMP TABLE spans AS
WITH dated AS (
    SELECT document_id, coalesce(dated_on, published_on) AS stated_on
    FROM main.documents
),

sides AS (
    SELECT
        match_id,
        document_id,
        other_document_id AS partner_id,
        text_start,
        text_end,
        other_start AS partner_start,
        other_end AS partner_end,
        is_quoted,
        other_is_quoted AS partner_is_quoted,
        matched_chars
    FROM main.matches
    WHERE NOT is_formula
    UNION ALL
    SELECT
        match_id,
        other_document_id,
        document_id,
        other_start,
        other_end,
        text_start,
        text_end,
        other_is_quoted,
        is_quoted,
        matched_chars
    FROM main.matches
    WHERE NOT is_formula
),

affected AS (
    SELECT sides.*
    FROM sides
    JOIN affected_pairs AS pairs
        ON pairs.document_id = least(sides.document_id, sides.partner_id)
        AND pairs.other_document_id = greatest(sides.document_id, sides.partner_id)
),

sourced AS (
    SELECT
        mine.match_id,
        arg_min(
            source_dates.document_id, (source_dates.stated_on, source_dates.document_id)
        ) AS source_id
    FROM affected AS mine
    JOIN sides AS with_mine
        ON with_mine.document_id = mine.document_id
        AND least(with_mine.text_end, mine.text_end) - greatest(with_mine.text_start, mine.text_start)
            >= 0.8 * (mine.text_end - mine.text_start)
    JOIN sides AS with_partner
        ON with_partner.document_id = mine.partner_id
        AND with_partner.partner_id = with_mine.partner_id
        AND least(with_partner.text_end, mine.partner_end) - greatest(with_partner.text_start, mine.partner_start)
            >= 0.8 * (mine.partner_end - mine.partner_start)
    JOIN dated AS my_dates
        ON my_dates.document_id = mine.document_id
    JOIN dated AS partner_dates
        ON partner_dates.document_id = mine.partner_id
    JOIN dated AS source_dates
        ON source_dates.document_id = with_mine.partner_id
    WHERE with_mine.partner_id != mine.partner_id
        AND source_dates.stated_on < least(my_dates.stated_on, partner_dates.stated_on)
    GROUP BY mine.match_id
)

SELECT affected.*, sourced.source_id
FROM affected
LEFT JOIN sourced USING (match_id);
