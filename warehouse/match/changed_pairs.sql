-- One row per pair asked about that shares a seed which no longer says what it said.
SELECT DISTINCT asked_pairs.form_number, asked_pairs.other_number
FROM asked_pairs
JOIN holders AS mine
    ON mine.form_number = asked_pairs.form_number
JOIN holders AS theirs
    ON theirs.form_number = asked_pairs.other_number AND theirs.seed = mine.seed
JOIN changed_seeds
    ON changed_seeds.seed = mine.seed
    AND changed_seeds.form_number IN (mine.form_number, theirs.form_number)
ORDER BY asked_pairs.form_number, asked_pairs.other_number;
