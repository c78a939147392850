-- One row per identifier that names two things, or things of two kinds. PROV-CONSTRAINTS, constraints 22 and 54 to 56.
SELECT
    'provenance: ' || element_id AS place,
    'it names ' || string_agg(element_kind || ' ' || type, ' and ' ORDER BY element_kind, type) AS message
FROM elements
GROUP BY bundle_id, element_id
HAVING count(*) > 1
ORDER BY place;
