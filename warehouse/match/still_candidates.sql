-- One row per pair asked about that would be a candidate if it came now.
SELECT DISTINCT form_number, other_number
FROM (
    SELECT form_number, other_number
    FROM hits
    SEMI JOIN asked_pairs USING (form_number, other_number)
    GROUP BY form_number, other_number, diagonal >> 6
    HAVING sum(weight) >= $least_evidence AND max(position) - min(position) >= $shortest_reach
)
ORDER BY form_number, other_number;
