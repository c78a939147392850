-- One row per activity, use or generation whose times cannot be. PROV-CONSTRAINTS, constraints 30 to 37 and 42.
WITH activities AS (
    SELECT bundle_id, element_id, started_at, ended_at FROM elements WHERE element_kind = 'activity'
),

generations AS (
    SELECT bundle_id, subject_id AS element_id, min(occurred_at) AS generated_at
    FROM statements
    WHERE term = 'wasGeneratedBy' AND occurred_at IS NOT NULL
    GROUP BY bundle_id, subject_id
),

events AS (
    SELECT bundle_id, term, if(term = 'used', subject_id, object_id) AS activity_id, occurred_at
    FROM statements
    WHERE term IN ('used', 'wasGeneratedBy') AND occurred_at IS NOT NULL
)

SELECT 'provenance: ' || element_id AS place, 'it ends at ' || ended_at || ', before it starts at ' || started_at AS message
FROM activities
WHERE ended_at < started_at
UNION ALL
SELECT
    'provenance: ' || activities.element_id,
    if(events.term = 'used', 'it uses something at ', 'it generates something at ') || events.occurred_at
        || if(events.occurred_at < activities.started_at, ', before it starts', ', after it has ended')
FROM events
JOIN activities
    ON activities.element_id = events.activity_id AND activities.bundle_id IS NOT DISTINCT FROM events.bundle_id
WHERE events.occurred_at < activities.started_at OR events.occurred_at > activities.ended_at
UNION ALL
SELECT
    'provenance: ' || uses.object_id,
    'it is used by ' || uses.subject_id || ', which is over before it is generated at ' || generations.generated_at
FROM statements AS uses
JOIN generations
    ON generations.element_id = uses.object_id AND generations.bundle_id IS NOT DISTINCT FROM uses.bundle_id
JOIN activities
    ON activities.element_id = uses.subject_id AND activities.bundle_id IS NOT DISTINCT FROM uses.bundle_id
WHERE uses.term = 'used' AND coalesce(uses.occurred_at, activities.ended_at) < generations.generated_at
UNION ALL
SELECT
    'provenance: ' || later.element_id,
    'it is generated at ' || later.generated_at || ', before what it is derived from, ' || earlier.element_id
FROM statements AS derivations
JOIN generations AS later
    ON later.element_id = derivations.subject_id AND later.bundle_id IS NOT DISTINCT FROM derivations.bundle_id
JOIN generations AS earlier
    ON earlier.element_id = derivations.object_id AND earlier.bundle_id IS NOT DISTINCT FROM derivations.bundle_id
WHERE derivations.term = 'wasDerivedFrom' AND later.generated_at < earlier.generated_at
ORDER BY ALL;
