-- Leaves, once seeds are counted, only what the forms of the pairs asked about hold.
DELETE FROM sought
WHERE form_number NOT IN (SELECT form_number FROM asked_pairs UNION SELECT other_number FROM asked_pairs);

DELETE FROM holders
WHERE form_number NOT IN (SELECT form_number FROM asked_pairs UNION SELECT other_number FROM asked_pairs);
