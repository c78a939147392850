-- One row per affected pair and language: the one judgement about it.
-- A pair without a passage of a sentence, $least_chars letters and digits, is related only if it has many shorter
-- ones, if such a one is a quotation (what both have in quotation marks may be a title), or if it is the better part of
-- a short text. Formulae count for near duplicates alone, which are nothing else but alike.
CREATE OR REPLACE TEMP TABLE judged AS
WITH decided AS (
    SELECT
        *,
        CASE
            WHEN common_share >= 0.9 THEN 'near_duplicate'
            -- A few turns of phrase are shared by chance; one long one, or many, or a quotation, are not.
            WHEN longest_chars < $least_chars AND chars < 3 * $least_chars AND quotation_count = 0 THEN
                if(object_coverage >= 0.5 AND chars > 0, 'reproduces', NULL)
            WHEN object_quoted_chars >= 0.8 * chars OR sourced_chars >= 0.8 * chars THEN 'shares_source'
            WHEN object_coverage >= 0.5 THEN 'reproduces'
            ELSE 'quotes'
        END AS predicate,
        predicate IN ('near_duplicate', 'shares_source') AS is_symmetric
    FROM directed
    WHERE NOT is_same_text
),

worded AS (
    SELECT
        *,
        match_count || if(match_count = 1, ' passage', ' passages') AS passages,
        CASE predicate
            WHEN 'near_duplicate' THEN
                if(common_share >= 1, 'the whole', 'at least ' || floor(100 * common_share)::INTEGER || ' % of the')
                || ' body of each lies in passages they share'
            WHEN 'reproduces' THEN
                'carries ' || floor(100 * object_coverage)::INTEGER || ' % of the other''s body text in ' || passages
            WHEN 'quotes' THEN
                'carries ' || passages || ' of the other, the longest of ' || longest_match_chars || ' letters and digits'
            WHEN 'shares_source' THEN
                'both carry ' || passages || if(
                    sourced_chars >= 0.8 * chars,
                    ' of another document that is held, ' || left(source_id, 10),
                    if(
                        least(quoted_chars, other_quoted_chars) >= 0.8 * chars,
                        ' that both quote from elsewhere',
                        ' that the earlier of them quotes from elsewhere'
                    )
                )
        END AS finding,
        CASE
            WHEN predicate = 'near_duplicate' THEN ''
            WHEN direction_basis = 'date' AND subject_on = object_on THEN
                '; both are of ' || subject_on || ', but the later was published on ' || subject_published_on
                || ', the earlier on ' || object_published_on
            WHEN direction_basis = 'date' THEN '; the later is of ' || subject_on || ', the earlier of ' || object_on
            WHEN direction_basis = 'attribution' THEN '; one gives it as a quotation, the other does not'
            WHEN direction_basis = 'containment' THEN '; no dates tell, but one leads up to it with words of its own'
            WHEN direction_basis = 'noise' THEN '; no dates tell, but one has more misread words'
            ELSE '; which came first is not known'
        END AS direction,
        -- How far the judgement is borne out: by how much of the text, how alike; where little is asked for, how much.
        similarity * CASE predicate
            WHEN 'near_duplicate' THEN common_share
            WHEN 'reproduces' THEN object_coverage
            ELSE chars / (chars + $least_chars)
        END AS score
    FROM decided
    WHERE predicate IS NOT NULL
),

-- What makes near duplicates is their coverage, formulae and all languages.
covered AS (
    SELECT * REPLACE (
        if(predicate = 'near_duplicate', subject_share_of_all, subject_coverage) AS subject_coverage,
        if(predicate = 'near_duplicate', object_share_of_all, object_coverage) AS object_coverage
    )
    FROM worded
)

SELECT
    if(is_symmetric, least(subject_id, object_id), subject_id) AS subject_id,
    predicate,
    if(is_symmetric, greatest(subject_id, object_id), object_id) AS object_id,
    round(if(is_symmetric AND subject_id > object_id, object_coverage, subject_coverage), 6) AS subject_coverage,
    round(if(is_symmetric AND subject_id > object_id, subject_coverage, object_coverage), 6) AS object_coverage,
    nullif(language, '') AS language,
    NULL::VARCHAR AS object_language,
    match_count,
    longest_match_chars,
    direction_basis,
    round(score, 6) AS score,
    finding || direction AS reason
FROM covered
UNION ALL BY NAME
FROM same_texts;
