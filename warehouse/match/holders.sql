-- One row per shared seed and form that holds it: how often, and where first.
CREATE OR REPLACE TEMP TABLE holders AS
SELECT
    seed,
    form_number,
    count(*)::INTEGER AS in_form,
    min(position) AS first_position
FROM seeds
WHERE seed IN (FROM shared_seeds)
GROUP BY seed, form_number;
