-- One row per pair of documents of which one cites the other: how often, by which names.
CREATE OR REPLACE TEMP TABLE judged AS
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
)

SELECT
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
        || CASE WHEN held_share < 1 THEN ', by inference' ELSE '' END AS reason
FROM cited;
