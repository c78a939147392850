-- One row per subject of an entry or a row that names the document, or one of its derivations; none without a document.
CREATE OR REPLACE TEMP TABLE about AS
WITH names AS (
    SELECT $document_id AS name
    UNION
    SELECT derivation_id FROM derivation_documents
),

said AS (
    SELECT kind, subject_id, coalesce(row, key)::VARCHAR AS words FROM entries
    UNION ALL
    SELECT kind, subject_id, coalesce(row, key)::VARCHAR FROM present
)

SELECT DISTINCT said.kind, said.subject_id
FROM said
JOIN names
    ON contains(said.words, names.name)
WHERE $document_id IS NOT NULL;
