-- One row per pair of forms, one of them new, that share a run of seeds worth a look: at nearly the same distance in
-- both texts, with weights that add up to enough, and reaching far enough in both together.
SELECT DISTINCT form_number, other_number
FROM (
    SELECT form_number, other_number
    FROM evidence
    WHERE other_number >= getvariable('first_new')
    GROUP BY form_number, other_number, band
    HAVING sum(evidence) >= $least_evidence AND max(greatest_reached) - min(least_reached) >= 2 * $shortest_reach
)
ORDER BY form_number, other_number;
