-- The event of a run's start, written when it lands; a run that was cut short is told of by the next, and one of which
-- the record was lost by the one that rebuilds it.
INSERT INTO store.run_events BY NAME
SELECT
    $run_id AS run_id,
    'started' AS event,
    $started_at::TIMESTAMP AS recorded_at,
    $flow_name AS flow_name,
    $prefect_flow_run_id AS prefect_flow_run_id,
    $state AS state,
    $code_version AS code_version,
    $settings::JSON AS settings,
    $libraries::JSON AS libraries;
