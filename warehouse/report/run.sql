-- One row: the counts of a run.
SELECT
    captured_count,
    landed_count,
    unchanged_count,
    quarantined_count,
    (
        SELECT count(*)
        FROM main.captures AS captures
        WHERE captures.run_id = $run_id AND captures.method = 'attachment'
    ) AS attached_count
FROM main.runs
WHERE run_id = $run_id;
