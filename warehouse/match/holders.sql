-- One row per seed looked up and form that holds it: how often, and where first.
CREATE OR REPLACE TEMP TABLE holders AS
SELECT
    seed,
    form_number,
    count(*)::INTEGER AS in_form,
    min(position) AS first_position
FROM sought
GROUP BY seed, form_number;
