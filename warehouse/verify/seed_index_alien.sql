-- One row if the index `held` has seeds of forms that it does not know: they would make others look more common.
SELECT 'seeds' AS place, count(*) || ' seeds are of no text' AS message
FROM held.seeds
ANTI JOIN held.indexed USING (form_number)
HAVING count(*) > 0;
