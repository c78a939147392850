-- One row per judgement on record about what the new documents translate, or what translates them. Only they are judged
-- anew: whether two texts translate each other depends on nothing else that is held, so what was said of two others stands.
CREATE OR REPLACE TEMP TABLE standing AS
SELECT * EXCLUDE (run_id, judged_at)
FROM main.relations
WHERE predicate = 'translates'
    AND (subject_id IN (SELECT unnest($document_ids)) OR object_id IN (SELECT unnest($document_ids)));
