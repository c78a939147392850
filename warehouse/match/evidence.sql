-- One row per pair of forms, one of them new, and band of diagonals: what the shared seeds of a partition add up to there.
-- Seeds are told apart by partition, so that sums, least and greatest over all partitions are those of the whole.
COPY (
    SELECT
        form_number,
        other_number,
        diagonal // 64 AS band,
        sum(weight)::BIGINT AS evidence,
        min(2 * position - diagonal) AS least_reached,
        max(2 * position - diagonal) AS greatest_reached
    FROM hits
    WHERE other_number >= $first_new
    GROUP BY form_number, other_number, band
    ORDER BY form_number, other_number, band
) TO $path (FORMAT parquet);
