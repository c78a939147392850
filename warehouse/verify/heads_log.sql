-- One row per head of the warehouse without its line in heads.log, and one per line without its head. `$skipped` lines
-- stand before these: they are from before a rebuild, and their heads are gone.
WITH heads AS (
    SELECT
        run_id,
        tree_size,
        strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%fZ') || ' ' || tree_size || ' ' || root_sha256 AS line
    FROM store.ledger_heads
),

lines AS (
    SELECT unnest($lines::VARCHAR[]) AS line, generate_subscripts($lines::VARCHAR[], 1) + $skipped AS line_number
)

SELECT
    'heads.log' AS place,
    'the line of run ' || run_id || ' is not there: ' || line
        || ' (if a run was killed just now, the next one writes it)' AS message
FROM heads
ANTI JOIN lines USING (line)

UNION ALL

SELECT 'heads.log line ' || line_number, 'no run of the warehouse ended with this head: ' || left(line, 200)
FROM lines
ANTI JOIN heads USING (line)
WHERE NOT EXISTS (SELECT 1 FROM heads WHERE starts_with(heads.line, lines.line))

UNION ALL

SELECT 'heads.log line ' || line_number, 'the line stands a second time, or before an earlier one: ' || line
FROM (
    SELECT
        lines.*,
        heads.tree_size,
        max(heads.tree_size) OVER (
            ORDER BY line_number
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS greatest_before
    FROM lines
    JOIN heads USING (line)
)
WHERE tree_size <= greatest_before
ORDER BY ALL;
