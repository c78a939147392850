-- One row per pair asked about that would be a candidate if it came now.
SELECT DISTINCT form_number, other_number
FROM (
    SELECT asked_pairs.form_number, asked_pairs.other_number
    FROM asked_pairs
    JOIN places AS mine
        ON mine.form_number = asked_pairs.form_number
    JOIN places AS other
        ON other.form_number = asked_pairs.other_number AND other.seed = mine.seed
    WHERE NOT is_common(mine.document_count) OR mine.is_first OR other.is_first
    GROUP BY asked_pairs.form_number, asked_pairs.other_number, (mine.position - other.position) // 64
    HAVING sum(shared_out(mine.weight, mine.in_form, other.in_form)) >= $least_evidence
        AND max(mine.position + other.position) - min(mine.position + other.position) >= 2 * $shortest_reach
)
ORDER BY form_number, other_number;
