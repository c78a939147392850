-- One row per affected pair and language: how much of either lies in passages they share, and what these are like.
CREATE OR REPLACE TEMP TABLE pair_evidence AS
WITH two_sided AS (
    SELECT
        pairs.document_id,
        pairs.other_document_id,
        mine.language,
        mine.share,
        other.share AS other_share,
        mine.share_of_all,
        other.share_of_all AS other_share_of_all,
        true AS is_told_apart
    FROM affected_pairs AS pairs
    JOIN coverage AS mine
        ON mine.document_id = pairs.document_id AND mine.partner_id = pairs.other_document_id
    JOIN coverage AS other
        ON other.document_id = pairs.other_document_id
        AND other.partner_id = pairs.document_id
        AND other.language = mine.language
),

-- Where the languages of what two documents share are told otherwise in each, it is taken as a whole.
languages AS (
    FROM two_sided
    UNION ALL BY NAME
    SELECT
        pairs.document_id,
        pairs.other_document_id,
        '' AS language,
        max(mine.share) AS share,
        max(other.share) AS other_share,
        any_value(mine.share_of_all) AS share_of_all,
        any_value(other.share_of_all) AS other_share_of_all,
        false AS is_told_apart
    FROM affected_pairs AS pairs
    JOIN coverage AS mine
        ON mine.document_id = pairs.document_id AND mine.partner_id = pairs.other_document_id
    JOIN coverage AS other
        ON other.document_id = pairs.other_document_id AND other.partner_id = pairs.document_id
    ANTI JOIN two_sided
        ON two_sided.document_id = pairs.document_id AND two_sided.other_document_id = pairs.other_document_id
    GROUP BY pairs.document_id, pairs.other_document_id
)

SELECT
    languages.* EXCLUDE (is_told_apart),
    -- Formulae are passages only where there is nothing else.
    coalesce(nullif(count(*) FILTER (NOT spans.is_formula), 0), count(*)) AS match_count,
    coalesce(
        max(spans.matched_chars) FILTER (NOT spans.is_formula), max(spans.matched_chars)
    ) AS longest_match_chars,
    max(spans.own_chars) AS longest_chars,
    sum(spans.matched_chars * spans.similarity) / sum(spans.matched_chars) AS similarity,
    sum(spans.own_chars) AS chars,
    coalesce(sum(spans.own_chars) FILTER (spans.is_quoted), 0) AS quoted_chars,
    coalesce(sum(spans.own_chars) FILTER (spans.partner_is_quoted), 0) AS other_quoted_chars,
    count(*) FILTER (spans.match_id IN (SELECT match_id FROM short_quotations)) AS quotation_count,
    coalesce(sum(spans.own_chars) FILTER (spans.source_id IS NOT NULL), 0) AS sourced_chars,
    mode(spans.source_id ORDER BY spans.source_id) AS source_id
FROM languages
JOIN spans
    ON spans.document_id = languages.document_id AND spans.partner_id = languages.other_document_id
WHERE NOT languages.is_told_apart OR EXISTS (
    FROM related_passages AS passages
    WHERE passages.document_id = languages.document_id
        AND coalesce(passages.language, '') = languages.language
        AND passages.text_start < spans.text_end
        AND passages.text_end > spans.text_start
)
GROUP BY ALL;
