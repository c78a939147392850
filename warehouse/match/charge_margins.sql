-- Takes from the margin of each pair asked about the places of the seeds they share that no longer say what they said:
-- as many as `anchors.sql` gives for them. `charged` has one row per pair that shares any.
CREATE OR REPLACE TEMP TABLE charged AS
SELECT
    asked_pairs.form_number,
    asked_pairs.other_number,
    sum(if(mine.in_form > 4, 1, mine.in_form) * if(theirs.in_form > 4, 1, theirs.in_form))::INTEGER AS changes
FROM asked_pairs
JOIN changed_holders AS mine
    ON mine.form_number = asked_pairs.form_number
JOIN changed_holders AS theirs
    ON theirs.form_number = asked_pairs.other_number AND theirs.seed = mine.seed
WHERE mine.is_changed OR theirs.is_changed
GROUP BY asked_pairs.form_number, asked_pairs.other_number;

UPDATE margins
SET margin = if(margin = 2147483647, margin, margin - charged.changes)
FROM charged
WHERE charged.form_number = margins.form_number AND charged.other_number = margins.other_number;
