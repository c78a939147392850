-- One row per pair of texts found to translate each other: which is the translation, and why.
-- What says of itself that it is translated is; else the later one, unless the earlier document has its language too,
-- and may have been copied from there; without two dates, the one whose partner calls itself the original. Without
-- any of these the first in the order of ids, or of languages in one document, is the subject.
CREATE OR REPLACE TEMP TABLE judged AS
WITH dated AS (
    SELECT
        pairs.*,
        coalesce(mine.dated_on, mine.published_on) AS stated_on,
        coalesce(other.dated_on, other.published_on) AS other_stated_on,
        coalesce(stated_on != other_stated_on, false) AS is_dated,
        coalesce(
            CASE
                WHEN stated_on > other_stated_on THEN NOT list_contains(other.languages, pairs.language)
                WHEN stated_on < other_stated_on THEN NOT list_contains(mine.languages, pairs.other_language)
            END,
            false
        ) AS is_dated_apart
    FROM found_pairs AS pairs
    JOIN main.documents AS mine
        ON mine.document_id = pairs.document_id
    JOIN main.documents AS other
        ON other.document_id = pairs.other_document_id
),

directed AS (
    SELECT
        *,
        CASE
            WHEN said != 0 THEN 'attribution'
            WHEN is_dated_apart THEN 'date'
            WHEN is_dated THEN 'undetermined'
            WHEN implied != 0 THEN 'attribution'
            ELSE 'undetermined'
        END AS direction_basis,
        CASE
            WHEN said != 0 THEN said > 0
            WHEN is_dated_apart THEN stated_on > other_stated_on
            ELSE is_dated OR implied >= 0
        END AS is_subject
    FROM dated
)

SELECT
    if(is_subject, document_id, other_document_id) AS subject_id,
    'translates' AS predicate,
    if(is_subject, other_document_id, document_id) AS object_id,
    round(if(is_subject, coverage, other_coverage), 6) AS subject_coverage,
    round(if(is_subject, other_coverage, coverage), 6) AS object_coverage,
    if(is_subject, language, other_language) AS language,
    if(is_subject, other_language, language) AS object_language,
    group_count AS match_count,
    longest_chars AS longest_match_chars,
    direction_basis,
    round(score, 6) AS score,
    if(is_subject, reason, other_reason)
    || CASE direction_basis
        WHEN 'date'
            THEN '; the later is of ' || greatest(stated_on, other_stated_on) || ', the earlier of '
                || least(stated_on, other_stated_on)
        WHEN 'attribution' THEN '; the text itself says which is the translation'
        ELSE '; which is the translation is not known'
    END AS reason
FROM directed;
