-- One row per place of a seed that one of the forms asked about holds.
CREATE OR REPLACE TEMP TABLE sought AS
SELECT seed, form_number, position
FROM seeds
WHERE seed IN (SELECT seed FROM seeds WHERE form_number IN (FROM asked));
