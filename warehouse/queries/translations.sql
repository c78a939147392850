-- What says the same in another language: one row per pair of language versions, in one document or in two.
SELECT
    substr(relations.subject_id, 1, 10) AS document,
    subjects.title,
    substr(relations.object_id, 1, 10) AS other,
    objects.title AS other_title,
    relations.language,
    relations.object_language,
    relations.match_count AS paragraphs,
    relations.reason
FROM relations
JOIN documents AS subjects
    ON subjects.document_id = relations.subject_id
JOIN documents AS objects
    ON objects.document_id = relations.object_id
WHERE relations.predicate = 'translates'
ORDER BY paragraphs DESC, document, other;
