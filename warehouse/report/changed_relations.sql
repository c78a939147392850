-- One row per judgement a run made or took back, those taken back first.
WITH names AS (
    SELECT document_id, min(file_name) AS name
    FROM main.document_sources
    GROUP BY document_id
)

SELECT
    events.event,
    events.subject_id,
    subjects.name AS subject,
    events.predicate,
    events.object_id,
    objects.name AS object,
    events.direction_basis,
    events.reason
FROM store.relation_events AS events
JOIN names AS subjects
    ON subjects.document_id = events.subject_id
JOIN names AS objects
    ON objects.document_id = events.object_id
WHERE events.run_id = $run_id
ORDER BY events.event DESC, subjects.name, objects.name, events.predicate, events.relation_id;
