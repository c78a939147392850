-- One row per statement in the provenance of the document that was loaded, in an order that is always the same.
SELECT bundle_id, term, subject_id, object_id, activity_id, plan_id, type, occurred_at
FROM own_statements
ORDER BY ALL NULLS FIRST;
