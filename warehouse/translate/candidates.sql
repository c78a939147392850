-- One row per pair of bodies of two documents, one of them new, that may translate each other: in two languages, not
-- far apart in time, with most figures of the one that has fewer in the other, and enough anchors in common.
-- Documents in just the same languages are left to the matcher: it finds out whether one repeats the other.
-- Whether a pair is one depends on these two alone, so the order and company in which documents come does not
-- matter. Frequent figures cost little, since they are seldom probes, and still count once a pair is found.
WITH mine AS (
    SELECT *
    FROM bodies
    WHERE derivation_id IN (SELECT unnest($ids)) AND figure_count >= $fewest_figures
),

others AS (
    SELECT *
    FROM bodies
    WHERE figure_count >= $fewest_figures AND EXISTS (FROM mine WHERE mine.language != bodies.language)
),

my_figures AS (
    SELECT mine.*, anchors.anchor, anchors.is_probe
    FROM mine
    JOIN anchors USING (body_number)
    WHERE anchors.is_figure
),

other_figures AS (
    SELECT others.*, anchors.anchor, anchors.is_probe
    FROM others
    JOIN anchors USING (body_number)
    WHERE anchors.is_figure
),

met AS (
    SELECT DISTINCT
        least(mine.body_number, other.body_number) AS body_number,
        greatest(mine.body_number, other.body_number) AS other_number
    FROM my_figures AS mine
    JOIN other_figures AS other USING (anchor)
    WHERE (mine.is_probe OR other.is_probe)
        AND mine.language != other.language
        AND mine.languages != other.languages
        AND mine.derivation_id != other.derivation_id
        AND coalesce(abs(mine.stated_on - other.stated_on), 0) <= $most_days
),

shared AS (
    SELECT
        met.body_number,
        met.other_number,
        count(*) FILTER (mine.is_figure) AS figure_count,
        count(*) AS anchor_count
    FROM met
    JOIN anchors AS mine
        ON mine.body_number = met.body_number
    JOIN anchors AS other
        ON other.body_number = met.other_number AND other.anchor = mine.anchor AND other.is_figure = mine.is_figure
    GROUP BY met.body_number, met.other_number
)

SELECT
    mine.derivation_id AS derivation_id,
    mine.language AS language,
    other.derivation_id AS other_derivation_id,
    other.language AS other_language
FROM shared
JOIN bodies AS mine
    ON mine.body_number = shared.body_number
JOIN bodies AS other
    ON other.body_number = shared.other_number
WHERE shared.figure_count >= ceil($least_share * least(mine.figure_count, other.figure_count))
    AND shared.anchor_count >= $fewest_anchors
ORDER BY ALL;
