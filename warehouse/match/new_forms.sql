-- One row per form whose matches are sought.
INSERT INTO new_forms
SELECT form_number
FROM indexed
WHERE derivation_id IN (SELECT unnest($ids));
