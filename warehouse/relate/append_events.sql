-- One event per change of mind about an affected pair: judgements no longer made are retracted, new ones made.
-- One of which anything changed is made again: its latest event counts.
INSERT INTO store.relation_events BY NAME
WITH judgements AS (
    SELECT
        content_id(concat_ws(chr(31), subject_id, predicate, object_id, coalesce(language, ''))) AS relation_id,
        *,
        $method_version AS method_version
    FROM judged
),

standing AS (
    SELECT relations.* EXCLUDE (run_id, judged_at)
    FROM main.relations AS relations
    JOIN affected_pairs AS pairs
        ON pairs.document_id = least(relations.subject_id, relations.object_id)
        AND pairs.other_document_id = greatest(relations.subject_id, relations.object_id)
    WHERE is_reuse(relations.predicate)
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
