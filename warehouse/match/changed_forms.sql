-- One row per old form that holds a seed that no longer says what it said.
SELECT DISTINCT form_number
FROM holders
WHERE form_number < $first_new AND seed IN (FROM changed_seeds);
