-- One row per place of a seed that two forms share, or one has twice: what is quicker to look up when most forms are asked about.
CREATE OR REPLACE TEMP TABLE sought AS
SELECT seed, form_number, position
FROM seeds
WHERE seed IN (SELECT seed FROM seeds GROUP BY seed HAVING count(*) > 1);
