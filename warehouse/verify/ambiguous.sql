-- Takes back entries that two rows would bear out, and rows that would bear out two entries: they are compared copy by copy.
DELETE FROM borne_out
WHERE entry_number IN (SELECT entry_number FROM borne_out GROUP BY entry_number HAVING count(*) > 1)
    OR present_id IN (SELECT present_id FROM borne_out WHERE present_id IS NOT NULL GROUP BY present_id HAVING count(*) > 1);
