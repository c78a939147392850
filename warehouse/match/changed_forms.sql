-- One row per form that may be in a pair to judge anew.
SELECT DISTINCT holders.form_number
FROM holders
JOIN changed_seeds USING (seed)
WHERE holders.form_number < $first_new;
