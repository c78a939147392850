-- The judgements on one document, those taken back too, for `prov_load_statements` and `prov_load_elements`.
CREATE OR REPLACE TEMP TABLE about_judgements AS
SELECT * FROM main.judgements WHERE subject_id = $document_id OR object_id = $document_id;
