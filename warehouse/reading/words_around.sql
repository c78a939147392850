-- One row per word of one document between two raw offsets, with the last before and the first behind them:
-- blanks have no box of their own and are found between those of their neighbours.
WITH mine AS (
    SELECT page_number, raw_start, raw_end, x0, top, x1, bottom, confidence
    FROM main.words
    WHERE document_id = $document_id
),

bounds AS (
    SELECT
        coalesce(max(raw_start) FILTER (raw_end <= $raw_start), $raw_start) AS first_start,
        coalesce(min(raw_end) FILTER (raw_start >= $raw_end), $raw_end) AS last_end
    FROM mine
)

SELECT mine.*
FROM mine
JOIN bounds
    ON mine.raw_start >= bounds.first_start AND mine.raw_end <= bounds.last_end
    OR mine.raw_start < $raw_end AND mine.raw_end > $raw_start
ORDER BY raw_start, raw_end;
