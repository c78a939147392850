-- The things and statements of PROV that one verification looks at: of the archive, or of one document and what it shares.
CREATE OR REPLACE TEMP TABLE elements AS
SELECT * FROM main.prov_elements;

CREATE OR REPLACE TEMP TABLE statements AS
SELECT * FROM main.prov_statements
WHERE $document_id IS NULL OR document_id IS NULL OR document_id = $document_id;
