-- One row per relation and document that it is about, ordered by document: seen from that document.
WITH sided AS (
    SELECT *, subject_id AS document_id, true AS is_subject, object_id AS other_id
    FROM main.relations
    UNION ALL
    SELECT *, object_id, false, subject_id
    FROM main.relations
    WHERE subject_id != object_id
),

names AS (
    SELECT document_id, min(file_name) AS file_name
    FROM main.document_sources
    GROUP BY document_id
)

SELECT
    sided.document_id,
    sided.predicate,
    sided.subject_id,
    sided.object_id,
    sided.is_subject,
    sided.other_id,
    others.kind AS other_kind,
    coalesce(others.title, names.file_name, 'untitled') AS other_called,
    coalesce(others.dated_on, others.published_on) AS other_on,
    sided.subject_coverage,
    sided.object_coverage,
    sided.language,
    sided.object_language,
    sided.match_count,
    sided.direction_basis,
    sided.reason
FROM sided
JOIN main.documents AS others ON others.document_id = sided.other_id
LEFT JOIN names ON names.document_id = sided.other_id
ORDER BY
    sided.document_id,
    NOT is_reuse(sided.predicate),
    sided.predicate DESC,
    greatest(sided.subject_coverage, sided.object_coverage) DESC,
    sided.relation_id;
