-- One event per change of mind: a judgement in `standing` that is not in `judged` any more is retracted, one that is new
-- or of which anything has changed is made, so that its latest event counts.
-- Whoever judges fills the two tables: `judged` with what is judged now, `standing` with what is judged anew by that.
INSERT INTO store.relation_events BY NAME
WITH judgements AS (
    SELECT
        content_id(
            concat_ws(chr(31), subject_id, predicate, object_id, coalesce(language, ''), object_language)
        ) AS relation_id,
        *,
        $method_version AS method_version
    FROM judged
),

changes AS (
    SELECT 'retracted' AS event, standing.*
    FROM standing
    ANTI JOIN judgements USING (relation_id)
    UNION ALL BY NAME
    SELECT 'made' AS event, judgements.*
    FROM judgements
    LEFT JOIN standing USING (relation_id)
    WHERE standing.relation_id IS NULL
        OR (
            judgements.subject_coverage,
            judgements.object_coverage,
            judgements.match_count,
            judgements.longest_match_chars,
            judgements.direction_basis,
            judgements.score,
            judgements.reason,
            judgements.method_version
        ) IS DISTINCT FROM (
            standing.subject_coverage,
            standing.object_coverage,
            standing.match_count,
            standing.longest_match_chars,
            standing.direction_basis,
            standing.score,
            standing.reason,
            standing.method_version
        )
)

SELECT
    *,
    $run_id AS run_id,
    $recorded_at::TIMESTAMP AS recorded_at
FROM changes
ORDER BY event DESC, relation_id;
