-- One row per affected pair and language: which of the two repeats the other, and how that is known.
-- The later document is the subject; of two with one date, the one published later. Without two dates that differ, who
-- quotes repeats who does not; then, who leads up to the other's text with something of its own, $least_chars letters
-- and digits at least, and who has more misread words.
CREATE OR REPLACE TEMP TABLE directed AS
WITH directed AS (
    SELECT
        evidence.*,
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
            WHEN evidence.share + 0.1 <= evidence.other_share
                AND evidence.other_share >= 0.5
                AND longer_lead >= $least_chars THEN 'containment'
            WHEN evidence.other_share + 0.1 <= evidence.share
                AND evidence.share >= 0.5
                AND -longer_lead >= $least_chars THEN 'containment'
            WHEN greatest(misreadings.misread_count, misreadings.other_misread_count)
                >= 3 + 2 * least(misreadings.misread_count, misreadings.other_misread_count) THEN 'noise'
            ELSE 'undetermined'
        END AS direction_basis,
        CASE direction_basis
            WHEN 'date' THEN coalesce(nullif(mine.stated_on, other.stated_on), mine.published_on)
                > coalesce(nullif(other.stated_on, mine.stated_on), other.published_on)
            WHEN 'attribution' THEN evidence.quoted_chars > evidence.other_quoted_chars
            WHEN 'containment' THEN evidence.share < evidence.other_share
            WHEN 'noise' THEN misreadings.misread_count > misreadings.other_misread_count
            -- Nothing tells: the judgement says as much as it can.
            ELSE evidence.share <= evidence.other_share
        END AS is_subject
    FROM pair_evidence AS evidence
    LEFT JOIN misreadings USING (document_id, other_document_id)
    JOIN related_documents AS mine
        ON mine.document_id = evidence.document_id
    JOIN related_documents AS other
        ON other.document_id = evidence.other_document_id
    LEFT JOIN leads AS my_lead
        ON my_lead.document_id = evidence.document_id AND my_lead.partner_id = evidence.other_document_id
    LEFT JOIN leads AS other_lead
        ON other_lead.document_id = evidence.other_document_id AND other_lead.partner_id = evidence.document_id
)

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
FROM directed;
