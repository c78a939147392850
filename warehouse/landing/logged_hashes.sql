-- One row per original that a run has logged as captured.
SELECT DISTINCT original_sha256
FROM captures_log($path)
WHERE run_id = $run_id AND original_sha256 IS NOT NULL;
