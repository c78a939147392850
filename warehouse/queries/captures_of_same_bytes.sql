-- Bytes found in more than one place: one row per original with several URIs.
SELECT
    substr(original_sha256, 1, 10) AS original,
    count(DISTINCT uri) AS places,
    count(*) AS captures,
    list(DISTINCT uri ORDER BY uri) AS uris
FROM captures
WHERE original_sha256 IS NOT NULL
GROUP BY original_sha256
HAVING count(DISTINCT uri) > 1
ORDER BY places DESC, original;
