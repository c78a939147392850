-- One event per change of mind about what the new documents translate, or what translates them. Only they are judged:
-- whether two texts translate each other depends on nothing else that is held, so what was said of two others stands.
INSERT INTO store.relation_events BY NAME
WITH judgements AS (
    SELECT
        content_id(
            concat_ws(chr(31), subject_id, predicate, object_id, language, object_language)
        ) AS relation_id,
        *,
        $method_version AS method_version
    FROM judged_translations
),

standing AS (
    SELECT * EXCLUDE (run_id, judged_at)
    FROM main.relations
    WHERE predicate = 'translates'
        AND (
            subject_id IN (SELECT unnest($document_ids)) OR object_id IN (SELECT unnest($document_ids))
        )
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
        OR (judgements.subject_coverage, judgements.object_coverage, judgements.score, judgements.reason, judgements.method_version)
            IS DISTINCT FROM
            (standing.subject_coverage, standing.object_coverage, standing.score, standing.reason, standing.method_version)
)

SELECT
    *,
    $run_id AS run_id,
    $recorded_at::TIMESTAMP AS recorded_at
FROM changes
ORDER BY event DESC, relation_id;
