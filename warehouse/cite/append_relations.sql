-- One event per pair of documents of which one has come to cite the other, or cites it otherwise, or no more.
INSERT INTO store.relation_events BY NAME
WITH cited AS (
    SELECT
        document_id AS subject_id,
        cited_document_id AS object_id,
        count(*)::INTEGER AS match_count,
        avg((resolution = 'held')::INTEGER) AS held_share,
        list(DISTINCT cited_as ORDER BY cited_as) AS names
    FROM main.citations
    WHERE cited_document_id IS NOT NULL
    GROUP BY document_id, cited_document_id
),

judgements AS (
    SELECT
        content_id(concat_ws(chr(31), subject_id, 'cites', object_id, '')) AS relation_id,
        subject_id,
        'cites' AS predicate,
        object_id,
        0.0::DOUBLE AS subject_coverage,
        0.0::DOUBLE AS object_coverage,
        NULL::VARCHAR AS language,
        NULL::VARCHAR AS object_language,
        match_count,
        0 AS longest_match_chars,
        'attribution' AS direction_basis,
        0.5 + held_share / 2 AS score,
        'cites it as ' || array_to_string(names[1:5], ', ')
            || CASE WHEN held_share < 1 THEN ', by inference' ELSE '' END AS reason,
        $method_version AS method_version
    FROM cited
),

standing AS (
    SELECT * EXCLUDE (run_id, judged_at)
    FROM main.relations
    WHERE predicate = 'cites'
),

changes AS (
    SELECT 'retracted' AS event, standing.*
    FROM standing
    ANTI JOIN judgements USING (relation_id)
    UNION ALL BY NAME
    SELECT 'made' AS event, judgements.*
    FROM judgements
    LEFT JOIN standing USING (relation_id)
    WHERE (judgements.match_count, judgements.score, judgements.reason, judgements.method_version)
        IS DISTINCT FROM (standing.match_count, standing.score, standing.reason, standing.method_version)
)

SELECT
    *,
    $run_id AS run_id,
    $recorded_at::TIMESTAMP AS recorded_at
FROM changes
ORDER BY event DESC, relation_id;
