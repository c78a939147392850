-- Sources of catalogues: one row per source, with what it has brought, when it was last asked and what came of that.
WITH documents_of AS (
    SELECT
        source_name,
        count(DISTINCT uri) AS places,
        count(DISTINCT original_sha256) AS documents,
        max(captured_at) FILTER (outcome = 'stored') AS last_new_at
    FROM captures
    WHERE source_name IS NOT NULL AND method NOT IN ('listing', 'catalog') AND original_sha256 IS NOT NULL
    GROUP BY source_name
),

last_asked AS (
    SELECT
        source_name,
        max(captured_at) AS last_asked_at,
        arg_max(coalesce(error_code, 'fine'), capture_id) AS state
    FROM captures
    WHERE method = 'catalog'
    GROUP BY source_name
)

SELECT
    asked.source_name AS source,
    asked.last_asked_at,
    asked.state,
    coalesce(found.places, 0) AS places,
    coalesce(found.documents, 0) AS documents,
    found.last_new_at
FROM last_asked AS asked
LEFT JOIN documents_of AS found USING (source_name)
ORDER BY asked.source_name;
