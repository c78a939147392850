-- One row per reproduction and language version of the object that it leaves out, though it translates what is carried.
CREATE VIEW main.unreproduced_versions AS
WITH versions AS (
    SELECT subject_id AS document_id, language, object_language AS other_language
    FROM main.relations
    WHERE predicate = 'translates' AND subject_id = object_id
    UNION ALL
    SELECT subject_id, object_language, language
    FROM main.relations
    WHERE predicate = 'translates' AND subject_id = object_id
)

SELECT
    relations.relation_id,
    relations.subject_id,
    relations.object_id,
    relations.language,
    versions.other_language AS unreproduced_language
FROM main.relations AS relations
JOIN versions
    ON versions.document_id = relations.object_id AND versions.language = relations.language
WHERE relations.predicate = 'reproduces'
    AND NOT EXISTS (
        FROM main.relations AS others
        WHERE others.predicate IN ('same_text', 'near_duplicate', 'reproduces')
            AND others.subject_id IN (relations.subject_id, relations.object_id)
            AND others.object_id IN (relations.subject_id, relations.object_id)
            AND others.subject_id != others.object_id
            AND others.language = versions.other_language
    );
