-- One row per relation of one document, or any if $document_id is NULL, in either direction, ordered by document:
-- translations and citations last, the strongest first.
WITH sided AS (
    SELECT *, subject_id AS document_id, true AS is_subject, object_id AS other_id
    FROM main.relations
    UNION ALL
    SELECT *, object_id, false, subject_id
    FROM main.relations
    WHERE subject_id != object_id
)

SELECT
    sided.document_id,
    sided.relation_id,
    sided.predicate,
    sided.subject_id,
    sided.object_id,
    sided.is_subject,
    sided.other_id,
    others.kind AS other_kind,
    others.title AS other_title,
    coalesce(others.dated_on, others.published_on) AS other_on,
    names.called AS other_called,
    names.file_names AS other_file_names,
    sided.subject_coverage,
    sided.object_coverage,
    sided.language,
    sided.object_language,
    (
        SELECT coalesce(list(unreproduced_language ORDER BY unreproduced_language), [])
        FROM main.unreproduced_versions AS versions
        WHERE versions.relation_id = sided.relation_id
    ) AS unreproduced_languages,
    sided.match_count,
    sided.longest_match_chars,
    sided.direction_basis,
    sided.reason,
    sided.method_version,
    sided.run_id,
    sided.judged_at
FROM sided
JOIN main.documents AS others
    ON others.document_id = sided.other_id
JOIN main.named_documents AS names
    ON names.document_id = sided.other_id
WHERE $document_id IS NULL OR sided.document_id = $document_id
ORDER BY
    sided.document_id,
    predicate_rank(sided.predicate),
    greatest(sided.subject_coverage, sided.object_coverage) DESC,
    sided.relation_id;
