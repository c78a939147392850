-- One row per pair of forms, one of them new, that share a run of seeds worth a look: at nearly the same distance in
-- both texts (edits shift it a little), with weights that add up to enough, and reaching far enough in both together.
-- Which of the two forms has the smaller number makes no difference: `//` cuts towards zero, unlike `>>`.
SELECT DISTINCT form_number, other_number
FROM (
    SELECT form_number, other_number
    FROM hits
    WHERE other_number >= $first_new
    GROUP BY form_number, other_number, diagonal // 64
    HAVING sum(weight) >= $least_evidence AND max(2 * position - diagonal) - min(2 * position - diagonal) >= 2 * $shortest_reach
)
ORDER BY form_number, other_number;
