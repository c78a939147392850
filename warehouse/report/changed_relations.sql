-- One row per judgement a run made or took back, those taken back first.
SELECT
    events.event,
    events.subject_id,
    subjects.file_names[1] AS subject,
    events.predicate,
    events.object_id,
    objects.file_names[1] AS object,
    events.direction_basis,
    events.reason
FROM store.relation_events AS events
JOIN main.named_documents AS subjects
    ON subjects.document_id = events.subject_id
JOIN main.named_documents AS objects
    ON objects.document_id = events.object_id
WHERE events.run_id = $run_id
ORDER BY events.event DESC, subject, object, events.predicate, events.relation_id;
