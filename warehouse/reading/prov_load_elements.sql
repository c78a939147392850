-- The things that the statements loaded before speak of, with the passages of the document.
CREATE OR REPLACE TEMP TABLE own_elements AS
WITH named AS (
    SELECT bundle_id, unnest([subject_id, object_id, activity_id, plan_id]) AS element_id FROM own_statements
    UNION
    SELECT bundle_id, unnest([element_id, subject_content_id, object_content_id]) FROM about_judgements
    UNION
    SELECT NULL, unnest([subject_content_id, object_content_id, subject_text_id, object_text_id]) FROM about_judgements
    UNION
    SELECT NULL, object_id FROM main.prov_statements
    WHERE term = 'wasStartedBy' AND subject_id IN (SELECT subject_id FROM own_statements)
)

SELECT elements.*
FROM main.prov_elements AS elements
SEMI JOIN named
    ON elements.element_id = named.element_id AND elements.bundle_id IS NOT DISTINCT FROM named.bundle_id
UNION ALL BY NAME
SELECT
    'entity' AS element_kind,
    'chancery:passage/' || documents.derivation_id || '/' || passages.passage_number AS element_id,
    'chancery:Passage' AS type,
    documents.document_id,
    json_object(
        'prov:label', passages.role || ' ' || passages.passage_number,
        'chancery:textStart', passages.text_start,
        'chancery:textEnd', passages.text_end,
        'chancery:role', passages.role,
        'chancery:language', passages.language
    ) AS attributes
FROM main.passages AS passages
JOIN main.documents AS documents USING (document_id)
WHERE documents.document_id = $document_id;
