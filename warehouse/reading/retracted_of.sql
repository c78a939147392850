-- One row per judgement on one document that was taken back and does not hold now, with when and why it was.
SELECT
    relation_id,
    predicate,
    subject_id = $document_id AS is_subject,
    if(subject_id = $document_id, object_id, subject_id) AS other_id,
    direction_basis,
    max(recorded_at) AS retracted_at,
    arg_max(reason, recorded_at) AS reason
FROM store.relation_events
WHERE event = 'retracted'
    AND (subject_id = $document_id OR object_id = $document_id)
    AND relation_id NOT IN (SELECT relation_id FROM main.relations)
GROUP BY relation_id, predicate, subject_id, object_id, direction_basis
ORDER BY retracted_at, relation_id;
