-- One row per URI of these whose fetch is on record as having failed for this reason: it need not be told again.
SELECT DISTINCT uri
FROM captures_log($path)
WHERE uri IN (SELECT unnest($uris)) AND error_code = $error_code;
