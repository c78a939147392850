-- Forgets the margins of the pairs asked about.
DELETE FROM margins
WHERE (form_number, other_number) IN (SELECT (form_number, other_number) FROM asked_pairs);
