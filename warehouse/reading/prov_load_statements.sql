-- What was stated about one document, about the activities it went through and about the judgements on it. Its passages are
-- derived from its text.
CREATE OR REPLACE TEMP TABLE own_statements AS
WITH about_entries AS (
    SELECT unnest($entry_numbers::BIGINT[]) AS entry_number
),

judged_contents AS (
    SELECT bundle_id, unnest([subject_content_id, object_content_id]) AS element_id FROM about_judgements
),

judged_texts AS (
    SELECT unnest([subject_text_id, object_text_id]) AS element_id FROM about_judgements
),

own AS (
    SELECT * FROM main.prov_statements WHERE document_id = $document_id AND bundle_id IS NULL
    UNION ALL
    SELECT * FROM main.prov_statements
    WHERE term = 'wasGeneratedBy' AND subject_id IN (SELECT 'chancery:entry/' || entry_number FROM about_entries)
    UNION ALL
    SELECT * FROM main.prov_statements
    WHERE bundle_id IS NOT NULL
        AND 'chancery:content/' || $document_id IN (subject_id, object_id)
    UNION ALL
    SELECT * FROM main.prov_statements
    WHERE term = 'wasGeneratedBy' AND subject_id IN (SELECT bundle_id FROM about_judgements)
),

reached AS (
    SELECT unnest([subject_id, object_id]) AS element_id FROM own
),

shared AS (
    SELECT * FROM main.prov_statements AS statements
    WHERE document_id IS NULL AND bundle_id IS NULL AND term != 'wasGeneratedBy'
        AND subject_id IN (SELECT element_id FROM reached)
        AND (
            NOT starts_with(subject_id, 'chancery:decision/')
            OR term != 'used'
            OR object_id IN (SELECT element_id FROM judged_texts)
        )
),

passages AS (
    SELECT
        NULL AS bundle_id, 'wasDerivedFrom' AS term,
        'chancery:passage/' || derivation_id || '/' || passage_number AS subject_id,
        'chancery:text/' || derivation_id AS object_id,
        NULL AS activity_id, NULL AS plan_id, NULL AS type, NULL::TIMESTAMP AS occurred_at, $document_id AS document_id
    FROM main.passages
    JOIN main.documents USING (document_id)
    WHERE document_id = $document_id
)

SELECT DISTINCT * FROM (FROM own UNION ALL FROM shared UNION ALL FROM passages);
