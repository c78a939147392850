-- One row if the index `held` has seeds of forms that it does not know: they would make others look more common.
-- In partitions a run that was cut short leaves such, and the next one drops them.
SELECT 'seeds' AS place, count(*) || ' seeds are of no text' AS message
FROM held_seeds
ANTI JOIN held.indexed USING (form_number)
WHERE (SELECT partition_count FROM held.made_with) = 1
HAVING count(*) > 0;
