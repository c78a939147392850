-- One row per seed that a form asked about shares with another, the seeds of all forms looked at.
CREATE OR REPLACE TEMP TABLE shared_seeds AS
SELECT seed
FROM seeds
WHERE seed IN (SELECT seed FROM seeds WHERE form_number IN (FROM asked))
GROUP BY seed
HAVING min(form_number) != max(form_number);
