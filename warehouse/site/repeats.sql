-- One row per two documents that share text or translate each other: the strongest judgement about them, all
-- languages together. The source is what is repeated; where no direction is known, it is the one that is dated first.
WITH judged AS (
    SELECT
        relations.relation_id,
        relations.subject_id,
        relations.object_id,
        relations.predicate,
        relations.predicate IN ('reproduces', 'quotes')
            OR (relations.predicate = 'translates' AND relations.direction_basis != 'undetermined') AS has_direction,
        coalesce(subjects.dated_on, subjects.published_on, DATE '9999-12-31') AS subject_on,
        coalesce(objects.dated_on, objects.published_on, DATE '9999-12-31') AS object_on,
        greatest(relations.subject_coverage, relations.object_coverage) AS coverage,
        relations.match_count,
        relations.longest_match_chars,
        predicate_rank(relations.predicate) AS rank
    FROM relations
    JOIN documents AS subjects ON subjects.document_id = relations.subject_id
    JOIN documents AS objects ON objects.document_id = relations.object_id
    WHERE relations.predicate != 'cites' AND relations.subject_id != relations.object_id
),

turned AS (
    SELECT
        *,
        NOT has_direction AND (subject_on, subject_id) < (object_on, object_id) AS is_turned,
        CASE WHEN is_turned THEN subject_id ELSE object_id END AS source_id,
        CASE WHEN is_turned THEN object_id ELSE subject_id END AS copy_id
    FROM judged
)

SELECT
    arg_min(source_id, (rank, relation_id)) AS source_id,
    arg_min(copy_id, (rank, relation_id)) AS copy_id,
    arg_min(predicate, (rank, relation_id)) AS predicate,
    arg_min(has_direction, (rank, relation_id)) AS has_direction,
    max(coverage) AS coverage,
    sum(match_count)::INTEGER AS match_count,
    max(longest_match_chars) AS longest_match_chars
FROM turned
GROUP BY least(subject_id, object_id), greatest(subject_id, object_id)
ORDER BY min(rank), max(longest_match_chars) DESC, least(subject_id, object_id), greatest(subject_id, object_id);
