-- One row per pair of forms asked about: the places of the seeds they share, in order, and how common each is.
-- `rarities`: what a seed would say if no other document had it. `document_counts`: how many have it; without
-- number where it is common and neither of the two is the first.
SELECT
    asked_pairs.form_number,
    asked_pairs.other_number,
    list(mine.position ORDER BY mine.position, theirs.position) AS positions,
    list(theirs.position ORDER BY mine.position, theirs.position) AS other_positions,
    list(shared_out(512, mine.in_form, theirs.in_form) ORDER BY mine.position, theirs.position) AS rarities,
    list(
        if(is_common(mine.document_count) AND NOT mine.is_first AND NOT theirs.is_first, 2147483647, mine.document_count)
        ORDER BY mine.position, theirs.position
    ) AS document_counts
FROM asked_pairs
JOIN places AS mine
    ON mine.form_number = asked_pairs.form_number
JOIN places AS theirs
    ON theirs.form_number = asked_pairs.other_number AND theirs.seed = mine.seed
GROUP BY asked_pairs.form_number, asked_pairs.other_number
ORDER BY asked_pairs.form_number, asked_pairs.other_number;
