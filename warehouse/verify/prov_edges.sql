-- The derivations that may close a circle: those that time does not show to go back. PROV-CONSTRAINTS, constraints 42 and
-- 52: a thing is derived from what was generated before it, and specialises nothing that specialises it.
CREATE OR REPLACE TEMP TABLE edges AS
WITH generations AS (
    SELECT bundle_id, subject_id AS element_id, min(occurred_at) AS generated_at
    FROM statements
    WHERE term = 'wasGeneratedBy'
    GROUP BY bundle_id, subject_id
)

SELECT derivations.bundle_id, derivations.subject_id, derivations.object_id
FROM statements AS derivations
LEFT JOIN generations AS later
    ON later.element_id = derivations.subject_id AND later.bundle_id IS NOT DISTINCT FROM derivations.bundle_id
LEFT JOIN generations AS earlier
    ON earlier.element_id = derivations.object_id AND earlier.bundle_id IS NOT DISTINCT FROM derivations.bundle_id
WHERE derivations.term IN ('wasDerivedFrom', 'specializationOf')
    AND (later.generated_at > earlier.generated_at) IS DISTINCT FROM true;
