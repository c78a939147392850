-- One row per kind of document, kind of what it repeats and predicate: how many documents of the one repeat one of the other.
SELECT
    subjects.kind AS subject_kind,
    relations.predicate,
    objects.kind AS object_kind,
    count(*) AS relation_count,
    count(DISTINCT relations.subject_id) AS document_count
FROM relations
JOIN documents AS subjects ON subjects.document_id = relations.subject_id
JOIN documents AS objects ON objects.document_id = relations.object_id
WHERE is_reuse(relations.predicate)
GROUP BY ALL
ORDER BY relation_count DESC, subject_kind, predicate, object_kind;
