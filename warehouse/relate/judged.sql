-- One row per affected pair and language: the one judgement about it.
-- A pair without a passage of a sentence, $least_chars letters and digits, is related only if it has many shorter
-- ones, if such a one is a quotation (what both have in quotation marks may be a title), or if it is the better part of
-- a short text. The later document is the subject; of two with one date, the one published later. Without two dates that
-- differ, who quotes repeats who does not; then, who leads up to the other's text with something of its own, and who has
-- more misread words. Formulae count for near duplicates alone, which are nothing else but alike.
CREATE OR REPLACE TEMP TABLE judged AS
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
),

evidence AS (
    SELECT
        languages.document_id,
        languages.other_document_id,
        languages.language,
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
    GROUP BY languages.document_id, languages.other_document_id, languages.language
),

directed AS (
    SELECT
        languages.*,
        evidence.* EXCLUDE (document_id, other_document_id, language),
        mine.stated_on,
        other.stated_on AS other_stated_on,
        mine.published_on,
        other.published_on AS other_published_on,
        mine.text_sha256 = other.text_sha256 AS is_same_text,
        -- By how much more one of them says before what both share.
        coalesce(my_lead.lead_chars, 0) - coalesce(other_lead.lead_chars, 0) AS longer_lead,
        CASE
            WHEN mine.stated_on != other.stated_on THEN 'date'
            WHEN mine.stated_on = other.stated_on AND mine.published_on != other.published_on THEN 'date'
            WHEN (evidence.quoted_chars > 0.5 * evidence.chars) != (evidence.other_quoted_chars > 0.5 * evidence.chars)
                THEN 'attribution'
            WHEN languages.share + 0.1 <= languages.other_share
                AND languages.other_share >= 0.5
                AND longer_lead >= $least_chars THEN 'containment'
            WHEN languages.other_share + 0.1 <= languages.share
                AND languages.share >= 0.5
                AND -longer_lead >= $least_chars THEN 'containment'
            WHEN greatest(misreadings.misread_count, misreadings.other_misread_count)
                >= 3 + 2 * least(misreadings.misread_count, misreadings.other_misread_count) THEN 'noise'
            ELSE 'undetermined'
        END AS direction_basis,
        CASE direction_basis
            WHEN 'date' THEN coalesce(nullif(mine.stated_on, other.stated_on), mine.published_on)
                > coalesce(nullif(other.stated_on, mine.stated_on), other.published_on)
            WHEN 'attribution' THEN evidence.quoted_chars > evidence.other_quoted_chars
            WHEN 'containment' THEN languages.share < languages.other_share
            WHEN 'noise' THEN misreadings.misread_count > misreadings.other_misread_count
            ELSE true
        END AS is_subject
    FROM languages
    JOIN evidence USING (document_id, other_document_id, language)
    LEFT JOIN misreadings USING (document_id, other_document_id)
    JOIN related_documents AS mine
        ON mine.document_id = languages.document_id
    JOIN related_documents AS other
        ON other.document_id = languages.other_document_id
    LEFT JOIN leads AS my_lead
        ON my_lead.document_id = languages.document_id AND my_lead.partner_id = languages.other_document_id
    LEFT JOIN leads AS other_lead
        ON other_lead.document_id = languages.other_document_id AND other_lead.partner_id = languages.document_id
),

turned AS (
    SELECT
        if(is_subject, document_id, other_document_id) AS subject_id,
        if(is_subject, other_document_id, document_id) AS object_id,
        if(is_subject, share, other_share) AS subject_coverage,
        if(is_subject, other_share, share) AS object_coverage,
        if(is_subject, stated_on, other_stated_on) AS subject_on,
        if(is_subject, other_stated_on, stated_on) AS object_on,
        if(is_subject, published_on, other_published_on) AS subject_published_on,
        if(is_subject, other_published_on, published_on) AS object_published_on,
        if(is_subject, share_of_all, other_share_of_all) AS subject_share_of_all,
        if(is_subject, other_share_of_all, share_of_all) AS object_share_of_all,
        if(is_subject, other_quoted_chars, quoted_chars) AS object_quoted_chars,
        least(share_of_all, other_share_of_all) AS common_share,
        * EXCLUDE (
            document_id,
            other_document_id,
            share,
            other_share,
            share_of_all,
            other_share_of_all,
            stated_on,
            other_stated_on,
            published_on,
            other_published_on,
            longer_lead
        )
    FROM directed
),

decided AS (
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
    FROM turned
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
