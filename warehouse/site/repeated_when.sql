-- One row per document that repeats one of the fifteen most repeated texts: both with their dates.
WITH judged AS (
    SELECT DISTINCT ON (relations.object_id, relations.subject_id)
        relations.object_id AS source_id,
        relations.subject_id AS copy_id,
        relations.predicate
    FROM relations
    WHERE relations.predicate IN ('reproduces', 'quotes', 'same_text', 'near_duplicate')
    ORDER BY
        relations.object_id,
        relations.subject_id,
        list_position(['same_text', 'near_duplicate', 'reproduces', 'quotes'], relations.predicate)
),

names AS (
    SELECT document_id, min(file_name) AS file_name FROM document_sources GROUP BY document_id
),

dated AS (
    SELECT
        judged.*,
        coalesce(sources.title, names.file_name, 'untitled') AS source_called,
        coalesce(sources.dated_on, sources.published_on) AS source_on,
        coalesce(copies.title, copy_names.file_name, 'untitled') AS copy_called,
        copies.kind AS copy_kind,
        coalesce(copies.published_on, copies.dated_on) AS copy_on
    FROM judged
    JOIN documents AS sources ON sources.document_id = judged.source_id
    JOIN documents AS copies ON copies.document_id = judged.copy_id
    LEFT JOIN names ON names.document_id = judged.source_id
    LEFT JOIN names AS copy_names ON copy_names.document_id = judged.copy_id
),

counted AS (
    SELECT source_id, count(*) AS copy_count
    FROM dated
    WHERE source_on IS NOT NULL AND copy_on IS NOT NULL
    GROUP BY source_id
    ORDER BY copy_count DESC, source_id
    LIMIT 15
)

SELECT dated.*, counted.copy_count
FROM dated
JOIN counted USING (source_id)
WHERE dated.source_on IS NOT NULL AND dated.copy_on IS NOT NULL
ORDER BY counted.copy_count DESC, dated.source_id, dated.copy_on, dated.copy_id;
