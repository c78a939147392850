-- One row per seed that two forms share: what is quicker to look up when most forms are asked about.
CREATE OR REPLACE TEMP TABLE shared_seeds AS
SELECT seed
FROM seeds
GROUP BY seed
HAVING min(form_number) != max(form_number);
