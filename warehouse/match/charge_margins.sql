-- Takes from the margin of each pair asked about the places of the seeds they share that no longer say what they said:
-- as many as `anchors.sql` gives for them. `charged` has one row per pair that shares any.
CREATE OR REPLACE TEMP TABLE charged AS
WITH shared AS (
    SELECT asked_pairs.form_number, asked_pairs.other_number, changed_seeds.seed
    FROM asked_pairs
    JOIN changed_seeds
        ON changed_seeds.form_number = asked_pairs.form_number
    UNION
    SELECT asked_pairs.form_number, asked_pairs.other_number, changed_seeds.seed
    FROM asked_pairs
    JOIN changed_seeds
        ON changed_seeds.form_number = asked_pairs.other_number
)

SELECT
    shared.form_number,
    shared.other_number,
    sum(if(mine.in_form > 4, 1, mine.in_form) * if(theirs.in_form > 4, 1, theirs.in_form))::INTEGER AS changes
FROM shared
JOIN holders AS mine
    ON mine.form_number = shared.form_number AND mine.seed = shared.seed
JOIN holders AS theirs
    ON theirs.form_number = shared.other_number AND theirs.seed = shared.seed
GROUP BY shared.form_number, shared.other_number;

UPDATE margins
SET margin = if(margin = 2147483647, margin, margin - charged.changes)
FROM charged
WHERE charged.form_number = margins.form_number AND charged.other_number = margins.other_number;
