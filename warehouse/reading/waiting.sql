-- One row: how many files and pages are captured, and not landed or refused by any run yet.
SELECT count(DISTINCT uri) AS file_count
FROM captures_log($path)
WHERE
    original_sha256 IS NOT NULL
    AND method NOT IN ('catalog', 'listing')
    AND capture_id NOT IN (SELECT capture_id FROM main.captures);
