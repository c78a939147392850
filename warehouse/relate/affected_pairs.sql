-- One row per pair of documents to judge anew: the documents named and what they share passages with, among each other. A
-- new document may turn out to be the common source of two old ones.
-- Of more than 16 identical texts each is paired with the first alone, as in `same_texts`; the pairs that stand
-- from when there were fewer are judged anew as well.
CREATE OR REPLACE TEMP TABLE affected_pairs AS
WITH identical AS (
    SELECT
        document_id,
        text_sha256,
        count(*) OVER same_text AS document_count,
        first_value(document_id) OVER (
            same_text ORDER BY coalesce(dated_on, published_on) NULLS LAST, document_id
        ) AS first_id
    FROM main.documents
    WHERE text_sha256 IN (SELECT text_sha256 FROM main.documents WHERE document_id IN (SELECT unnest($document_ids)))
    WINDOW same_text AS (PARTITION BY text_sha256)
    QUALIFY document_count > 1
),

pairs AS (
    SELECT document_id, other_document_id FROM main.matches
    UNION
    SELECT least(subject_id, object_id), greatest(subject_id, object_id)
    FROM main.relations
    WHERE is_reuse(predicate)
    UNION
    SELECT mine.document_id, other.document_id
    FROM identical AS mine
    JOIN identical AS other
        ON other.text_sha256 = mine.text_sha256 AND mine.document_id < other.document_id
    WHERE mine.document_count <= 16
    UNION
    SELECT least(document_id, first_id), greatest(document_id, first_id)
    FROM identical
    WHERE document_count > 16 AND document_id != first_id
),

touched AS (
    SELECT unnest($document_ids) AS document_id
    UNION
    SELECT document_id FROM identical
    UNION
    SELECT other_document_id FROM pairs WHERE document_id IN (SELECT unnest($document_ids))
    UNION
    SELECT document_id FROM pairs WHERE other_document_id IN (SELECT unnest($document_ids))
)

SELECT document_id, other_document_id
FROM pairs
WHERE document_id IN (FROM touched) AND other_document_id IN (FROM touched);
