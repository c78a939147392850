-- One row per identifier that names two things, or things of two kinds. PROV-CONSTRAINTS, constraints 22 and 54 to 56.
WITH repeated AS (
    SELECT bundle_id, element_id
    FROM elements
    GROUP BY bundle_id, element_id
    HAVING count(*) > 1
)

SELECT
    'provenance: ' || elements.element_id AS place,
    'it names ' || string_agg(element_kind || ' ' || type, ' and ' ORDER BY element_kind, type) AS message
FROM elements
JOIN repeated
    ON repeated.element_id = elements.element_id AND repeated.bundle_id IS NOT DISTINCT FROM elements.bundle_id
GROUP BY elements.bundle_id, elements.element_id
ORDER BY place;
