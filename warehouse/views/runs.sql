-- One row per flow run. A run whose end was never recorded was cut short: the next run finished its work. One that is
-- known from captures.ndjson alone, since the warehouse was rebuilt, is called rebuilt.
CREATE VIEW main.runs AS
SELECT
    started.run_id,
    started.flow_name,
    started.prefect_flow_run_id,
    coalesce(ended.state, nullif(started.state, 'running'), 'cut_short') AS state,
    started.recorded_at AS started_at,
    ended.recorded_at AS ended_at,
    started.code_version,
    started.settings,
    started.libraries,
    ended.captured_count,
    ended.landed_count,
    ended.unchanged_count,
    ended.quarantined_count
FROM store.run_events AS started
LEFT JOIN store.run_events AS ended
    ON ended.run_id = started.run_id AND ended.event = 'ended'
WHERE started.event = 'started';
