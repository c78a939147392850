-- One row per side of a match of an affected pair: where it stands, and whose words it is there.
-- `source_id`: an earlier document that shares this very passage with both sides, so that it is neither's own; where
-- no dates tell, one of which the passage is half or more while it is less than half of either, or one that has
-- no quotation marks where both of them have.
CREATE OR REPLACE TEMP TABLE spans AS
WITH sides AS (
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
        is_formula,
        matched_chars,
        own_chars,
        similarity
    FROM related_matches
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
        is_formula,
        matched_chars,
        own_chars,
        similarity
    FROM related_matches
),

affected AS (
    SELECT sides.*
    FROM sides
    JOIN affected_pairs AS pairs
        ON pairs.document_id = least(sides.document_id, sides.partner_id)
        AND pairs.other_document_id = greatest(sides.document_id, sides.partner_id)
),

-- A copy of one of the two is not where both have it from.
copies AS (
    SELECT sides.document_id, sides.partner_id
    FROM sides
    JOIN related_documents AS documents USING (document_id)
    GROUP BY sides.document_id, sides.partner_id
    HAVING sum(sides.text_end - sides.text_start) >= 0.8 * any_value(documents.char_count)
),

sourced AS (
    SELECT
        mine.match_id,
        arg_min(source.document_id, (source.stated_on, source.document_id)) AS source_id
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
    JOIN related_documents AS me
        ON me.document_id = mine.document_id
    JOIN related_documents AS partner
        ON partner.document_id = mine.partner_id
    JOIN related_documents AS source
        ON source.document_id = with_mine.partner_id
    WHERE with_mine.partner_id != mine.partner_id
        AND NOT mine.is_formula
        -- Whose wording is closer to the partner's than to the source's has it from there, or the partner from it.
        AND NOT (
            with_mine.text_end - with_mine.text_start <= 1.2 * (mine.text_end - mine.text_start)
            AND with_mine.similarity < mine.similarity - 0.01
        )
        AND NOT (
            with_partner.text_end - with_partner.text_start <= 1.2 * (mine.partner_end - mine.partner_start)
            AND with_partner.similarity < mine.similarity - 0.01
        )
        AND (
            (source.stated_on < me.stated_on AND source.stated_on < partner.stated_on)
            OR (
                coalesce(source.stated_on <= me.stated_on, true)
                AND coalesce(source.stated_on <= partner.stated_on, true)
                AND (
                    (
                        with_mine.is_quoted
                        AND with_partner.is_quoted
                        AND NOT with_mine.partner_is_quoted
                        AND NOT with_partner.partner_is_quoted
                    )
                    OR (
                        with_mine.partner_end - with_mine.partner_start >= 0.5 * source.char_count
                        AND mine.text_end - mine.text_start < 0.5 * me.char_count
                        AND mine.partner_end - mine.partner_start < 0.5 * partner.char_count
                        AND NOT EXISTS (
                            FROM copies
                            WHERE copies.partner_id = source.document_id
                                AND copies.document_id IN (me.document_id, partner.document_id)
                        )
                    )
                )
            )
        )
    GROUP BY mine.match_id
)

SELECT affected.*, sourced.source_id
FROM affected
LEFT JOIN sourced USING (match_id);
