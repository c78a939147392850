-- One row per pair of documents to judge anew: the new documents and what they share passages with, among
-- each other. A new document may turn out to be the common source of two old ones.
CREATE OR REPLACE TEMP TABLE affected_pairs AS
WITH pairs AS (
    SELECT document_id, other_document_id FROM main.matches
    UNION
    SELECT least(subject_id, object_id), greatest(subject_id, object_id) FROM main.relations WHERE predicate != 'translates'
    UNION
    SELECT mine.document_id, other.document_id
    FROM main.documents AS mine
    JOIN main.documents AS other
        ON other.text_sha256 = mine.text_sha256 AND mine.document_id < other.document_id
    WHERE mine.document_id IN (SELECT unnest($document_ids)) OR other.document_id IN (SELECT unnest($document_ids))
),

touched AS (
    SELECT unnest($document_ids) AS document_id
    UNION
    SELECT other_document_id FROM pairs WHERE document_id IN (SELECT unnest($document_ids))
    UNION
    SELECT document_id FROM pairs WHERE other_document_id IN (SELECT unnest($document_ids))
)

SELECT document_id, other_document_id
FROM pairs
WHERE document_id IN (FROM touched) AND other_document_id IN (FROM touched);
