-- One row per judgement of the newest run that two documents share text, the strongest first.
WITH newest AS (
    SELECT run_id FROM runs ORDER BY started_at DESC, run_id DESC LIMIT 1
),

names AS (
    SELECT document_id, min(file_name) AS file_name FROM document_sources GROUP BY document_id
)

SELECT
    relations.subject_id,
    coalesce(subjects.title, subject_names.file_name, 'untitled') AS subject_called,
    relations.predicate,
    relations.object_id,
    coalesce(objects.title, object_names.file_name, 'untitled') AS object_called,
    relations.object_coverage
FROM relations
JOIN newest ON newest.run_id = relations.run_id
JOIN documents AS subjects ON subjects.document_id = relations.subject_id
JOIN documents AS objects ON objects.document_id = relations.object_id
LEFT JOIN names AS subject_names ON subject_names.document_id = relations.subject_id
LEFT JOIN names AS object_names ON object_names.document_id = relations.object_id
WHERE is_reuse(relations.predicate)
ORDER BY
    list_position(['reproduces', 'same_text', 'near_duplicate', 'quotes', 'shares_source'], relations.predicate),
    relations.longest_match_chars DESC,
    relations.relation_id
LIMIT 8;
