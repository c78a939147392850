-- One row per judgement that one document carries the text, or most of the text, of another.
CREATE VIEW main.republications AS
SELECT
    relations.relation_id,
    relations.predicate,
    relations.language,
    relations.subject_id,
    subjects.kind AS subject_kind,
    subjects.title AS subject_title,
    coalesce(subjects.dated_on, subjects.published_on) AS subject_on,
    relations.object_id,
    objects.kind AS object_kind,
    objects.title AS object_title,
    coalesce(objects.dated_on, objects.published_on) AS object_on,
    coalesce(subjects.dated_on, subjects.published_on)
    - coalesce(objects.dated_on, objects.published_on) AS days_between,
    relations.subject_coverage,
    relations.object_coverage,
    relations.direction_basis,
    relations.reason
FROM main.relations AS relations
JOIN main.documents AS subjects
    ON subjects.document_id = relations.subject_id
JOIN main.documents AS objects
    ON objects.document_id = relations.object_id
WHERE relations.predicate IN ('reproduces', 'same_text', 'near_duplicate');
