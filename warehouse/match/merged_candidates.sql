-- One row per pair of forms that share a run of seeds worth a look, by the evidence of all partitions together.
SELECT DISTINCT form_number, other_number
FROM (
    SELECT form_number, other_number
    FROM read_parquet($paths)
    GROUP BY form_number, other_number, band
    HAVING sum(evidence) >= $least_evidence
        AND max(greatest_reached) - min(least_reached) >= 2 * $shortest_reach
)
ORDER BY form_number, other_number;
