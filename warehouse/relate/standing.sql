-- One row per judgement on record about an affected pair: what `judged` is compared with.
CREATE OR REPLACE TEMP TABLE standing AS
SELECT relations.* EXCLUDE (run_id, judged_at)
FROM main.relations AS relations
JOIN affected_pairs AS pairs
    ON pairs.document_id = least(relations.subject_id, relations.object_id)
    AND pairs.other_document_id = greatest(relations.subject_id, relations.object_id)
WHERE is_reuse(relations.predicate);
