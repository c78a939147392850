-- Takes away the derivations that lead to something that is derived from nothing; one row: how many.
DELETE FROM edges
WHERE NOT EXISTS (
    FROM edges AS further
    WHERE further.subject_id = edges.object_id AND further.bundle_id IS NOT DISTINCT FROM edges.bundle_id
);
