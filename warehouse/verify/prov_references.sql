-- One row per thing that a statement speaks of and that is not there, or not of the kind that the statement needs.
-- PROV-CONSTRAINTS, section 6.2: constraint 50 (typing).
WITH expected AS (
    SELECT *
    FROM (
        VALUES
            ('used', 'activity', 'entity'),
            ('wasGeneratedBy', 'entity', 'activity'),
            ('wasStartedBy', 'activity', 'activity'),
            ('wasDerivedFrom', 'entity', 'entity'),
            ('specializationOf', 'entity', 'entity'),
            ('alternateOf', 'entity', 'entity'),
            ('wasAssociatedWith', 'activity', 'agent'),
            ('wasAttributedTo', 'entity', 'agent')
    ) AS terms (term, subject_kind, object_kind)
),

needed AS (
    SELECT bundle_id, term, subject_id AS element_id, subject_kind AS element_kind FROM statements JOIN expected USING (term)
    UNION ALL
    SELECT bundle_id, term, object_id, object_kind FROM statements JOIN expected USING (term)
    UNION ALL
    SELECT bundle_id, term, activity_id, 'activity' FROM statements WHERE activity_id IS NOT NULL
    UNION ALL
    SELECT bundle_id, term, plan_id, 'entity' FROM statements WHERE plan_id IS NOT NULL
)

SELECT DISTINCT
    'provenance: ' || coalesce(needed.element_id, 'a thing without a name') AS place,
    needed.term || ' speaks of it, and there is no such ' || needed.element_kind AS message
FROM needed
LEFT JOIN elements
    ON elements.element_id = needed.element_id
    AND elements.element_kind = needed.element_kind
    AND elements.bundle_id IS NOT DISTINCT FROM needed.bundle_id
WHERE elements.element_id IS NULL
ORDER BY place;
