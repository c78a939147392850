-- The things and statements of PROV that one verification looks at: of the archive, or of one document and what it shares.
-- Without the attributes, which no constraint is about.
CREATE OR REPLACE TEMP TABLE elements AS
SELECT bundle_id, element_kind, element_id, type, started_at, ended_at
FROM main.prov_elements;

CREATE OR REPLACE TEMP TABLE statements AS
SELECT bundle_id, term, subject_id, object_id, activity_id, plan_id, type, occurred_at
FROM main.prov_statements
WHERE $document_id IS NULL OR document_id IS NULL OR document_id = $document_id;
