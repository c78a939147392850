-- One row per place of a seed that two forms share: what is quicker to look up when most forms are asked about.
CREATE OR REPLACE TEMP TABLE sought AS
SELECT seed, form_number, position
FROM seeds
WHERE seed IN (SELECT seed FROM seeds GROUP BY seed HAVING min(form_number) != max(form_number));
