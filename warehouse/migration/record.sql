-- Adds one row: what was changed about the tables.
INSERT INTO store.migrations BY NAME
SELECT
    $run_id AS run_id,
    $recorded_at::TIMESTAMP AS recorded_at,
    $code_version AS code_version,
    $earlier_version AS earlier_version,
    $changes::VARCHAR[] AS changes;
