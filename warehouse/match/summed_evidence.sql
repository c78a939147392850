-- One row per pair of forms, one of them new, and band: what the seeds of a partition add up to there. Each seed is in
-- one partition only, so that sums, least and greatest over all partitions are those of the whole.
SELECT
    form_number,
    other_number,
    band,
    sum(evidence)::BIGINT AS evidence,
    min(least_reached) AS least_reached,
    max(greatest_reached) AS greatest_reached
FROM evidence
WHERE other_number >= getvariable('first_new')
GROUP BY form_number, other_number, band;
