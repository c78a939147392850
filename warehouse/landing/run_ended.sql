-- The event of a run's end, with what it came to.
INSERT INTO store.run_events BY NAME
SELECT
    run_id,
    'ended' AS event,
    $recorded_at::TIMESTAMP AS recorded_at,
    flow_name,
    prefect_flow_run_id,
    $state AS state,
    code_version,
    settings,
    libraries,
    $captured_count AS captured_count,
    $landed_count AS landed_count,
    $unchanged_count AS unchanged_count,
    $quarantined_count AS quarantined_count
FROM store.run_events
WHERE run_id = $run_id AND event = 'started';
