-- One row per document that says the same as another: its group, and which copy of the group to read.
CREATE VIEW main.clusters AS
WITH RECURSIVE neighbours AS (
    SELECT subject_id AS document_id, object_id AS neighbour_id
    FROM main.relations
    WHERE predicate IN ('same_text', 'near_duplicate')
    UNION
    SELECT object_id, subject_id
    FROM main.relations
    WHERE predicate IN ('same_text', 'near_duplicate')
),

reached AS (
    SELECT document_id, document_id AS reached_id
    FROM neighbours
    UNION
    SELECT reached.document_id, neighbours.neighbour_id
    FROM reached
    JOIN neighbours
        ON neighbours.document_id = reached.reached_id
),

groups AS (
    SELECT document_id, min(reached_id) AS cluster_id
    FROM reached
    GROUP BY document_id
),

-- The two stated dates count alike: a reprint may bear either.
candidates AS (
    SELECT
        groups.cluster_id,
        groups.document_id,
        least(documents.dated_on, documents.published_on) AS stated_on,
        count(pieces.piece_number) AS edit_count
    FROM groups
    JOIN main.documents AS documents
        ON documents.document_id = groups.document_id
    LEFT JOIN main.pieces AS pieces
        ON pieces.document_id = groups.document_id AND len(pieces.rules) > 0
    GROUP BY ALL
),

ranked AS (
    SELECT
        *,
        row_number() OVER ranking AS place,
        first_value(document_id) OVER ranking AS canonical_id,
        first_value(stated_on) OVER ranking AS canonical_on,
        first_value(edit_count) OVER ranking AS canonical_edit_count,
        count(*) OVER (PARTITION BY cluster_id, stated_on) AS same_date_count,
        count(*) OVER (PARTITION BY cluster_id, stated_on, edit_count) AS same_edits_count
    FROM candidates
    WINDOW ranking AS (
        PARTITION BY cluster_id ORDER BY stated_on NULLS LAST, edit_count, document_id
    )
)

SELECT
    cluster_id,
    document_id,
    place = 1 AS is_canonical,
    CASE
        WHEN place > 1 AND canonical_on IS NOT NULL AND stated_on IS DISTINCT FROM canonical_on
            THEN coalesce('dated ' || stated_on, 'without a date') || '; the copy to read is of ' || canonical_on
        WHEN place > 1 AND edit_count > canonical_edit_count
            THEN 'needed ' || edit_count || ' edits; the copy to read ' || canonical_edit_count
        WHEN place > 1 THEN 'as good as the copy to read, which has the smaller id'
        WHEN stated_on IS NOT NULL AND same_date_count = 1 THEN 'the earliest, of ' || stated_on
        WHEN same_edits_count = 1
            THEN coalesce('of ' || stated_on || ' like others', 'without a date like the others')
                || '; needed the fewest edits (' || edit_count || ')'
        ELSE 'date and number of edits are the same for others; this has the smallest id'
    END AS canonical_reason
FROM ranked;
