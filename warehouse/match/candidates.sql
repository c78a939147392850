-- One row per pair of forms, one of them new, that share a run of seeds worth a look: at nearly the same distance in both
-- texts (edits shift it a little), with weights that add up to enough, and reaching far enough.
SELECT DISTINCT form_number, other_number
FROM (
    SELECT form_number, other_number
    FROM hits
    WHERE other_number >= $first_new
    GROUP BY form_number, other_number, diagonal >> 6
    HAVING sum(weight) >= $least_evidence AND max(position) - min(position) >= $shortest_reach
)
ORDER BY form_number, other_number;
