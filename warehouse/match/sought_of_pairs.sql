-- One row per place of a seed that the two forms of a pair asked about share.
CREATE OR REPLACE TEMP TABLE sought AS
-- Each seed of a form is looked at once: a text that repeats itself would make every pair of its places.
WITH of_pairs AS (
    SELECT DISTINCT seed, form_number
    FROM seeds
    WHERE form_number IN (SELECT form_number FROM asked_pairs UNION SELECT other_number FROM asked_pairs)
),

shared AS (
    SELECT DISTINCT mine.seed
    FROM asked_pairs
    JOIN of_pairs AS mine
        ON mine.form_number = asked_pairs.form_number
    JOIN of_pairs AS other
        ON other.form_number = asked_pairs.other_number AND other.seed = mine.seed
)

SELECT seed, form_number, position
FROM seeds
WHERE seed IN (FROM shared);
