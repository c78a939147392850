-- One row per form that may be in a pair to judge anew.
SELECT DISTINCT form_number
FROM changed_holders;
