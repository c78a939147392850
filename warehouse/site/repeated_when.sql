-- One row per document that repeats one of the fifteen most repeated texts: both with their dates. Where no direction
-- is known, as between copies, the one that is dated first is the text.
WITH dated AS (
    SELECT
        relations.relation_id,
        relations.predicate,
        relations.subject_id,
        relations.object_id,
        coalesce(subjects.published_on, subjects.dated_on) AS subject_given_on,
        coalesce(subjects.dated_on, subjects.published_on) AS subject_on,
        coalesce(objects.published_on, objects.dated_on) AS object_given_on,
        coalesce(objects.dated_on, objects.published_on) AS object_on,
        relations.predicate IN ('same_text', 'near_duplicate')
            AND (subject_on, relations.subject_id) < (object_on, relations.object_id) AS is_turned
    FROM relations
    JOIN documents AS subjects ON subjects.document_id = relations.subject_id
    JOIN documents AS objects ON objects.document_id = relations.object_id
    WHERE relations.predicate IN ('reproduces', 'quotes', 'same_text', 'near_duplicate')
        AND subject_on IS NOT NULL
        AND object_on IS NOT NULL
),

repeated AS (
    SELECT DISTINCT ON (least(subject_id, object_id), greatest(subject_id, object_id))
        CASE WHEN is_turned THEN subject_id ELSE object_id END AS source_id,
        CASE WHEN is_turned THEN subject_on ELSE object_on END AS source_on,
        CASE WHEN is_turned THEN object_id ELSE subject_id END AS copy_id,
        CASE WHEN is_turned THEN object_given_on ELSE subject_given_on END AS copy_on,
        predicate
    FROM dated
    ORDER BY
        least(subject_id, object_id),
        greatest(subject_id, object_id),
        predicate_rank(predicate),
        relation_id
),

counted AS (
    SELECT source_id, count(*) AS copy_count
    FROM repeated
    GROUP BY source_id
    ORDER BY copy_count DESC, source_id
    LIMIT 15
)

SELECT
    repeated.*,
    counted.copy_count,
    sources.called AS source_called,
    copies.called AS copy_called,
    documents.kind AS copy_kind
FROM repeated
JOIN counted USING (source_id)
JOIN named_documents AS sources ON sources.document_id = repeated.source_id
JOIN named_documents AS copies ON copies.document_id = repeated.copy_id
JOIN documents ON documents.document_id = repeated.copy_id
ORDER BY counted.copy_count DESC, repeated.source_id, repeated.copy_on, repeated.copy_id;
