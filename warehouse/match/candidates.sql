-- One row per run of seeds that a new form shares with another on nearly one diagonal: a candidate passage.
-- Hits whose diagonals lie close belong together (edits shift it a little); a long stretch without a hit ends a
-- run. Seeds that stand in very many places are formulae and start no candidate. Runs with less evidence than is
-- asked for (seeds that hardly repeat in the two texts, and how far they reach) are left where they are cheap.
WITH frequent AS (
    SELECT seed
    FROM seeds
    GROUP BY seed
    HAVING count(*) > $most_places
),

hits AS (
    SELECT
        mine.form_number AS form_number,
        other.form_number AS other_number,
        mine.position AS position,
        other.position AS other_position,
        mine.position - other.position AS diagonal,
        mine.repeats * other.repeats AS repeats
    FROM seeds AS mine
    JOIN seeds AS other USING (seed)
    ANTI JOIN frequent USING (seed)
    WHERE mine.form_number IN (FROM new_forms)
        AND mine.form_number != other.form_number
        AND (other.form_number < mine.form_number OR other.form_number NOT IN (FROM new_forms))
),

diagonal_steps AS (
    SELECT
        *,
        diagonal - lag(diagonal) OVER (PARTITION BY form_number, other_number ORDER BY diagonal) AS step
    FROM hits
),

bands AS (
    SELECT
        * EXCLUDE (step),
        count(*) FILTER (WHERE step > $widest_step)
            OVER (PARTITION BY form_number, other_number ORDER BY diagonal) AS band
    FROM diagonal_steps
),

position_steps AS (
    SELECT
        *,
        position - lag(position) OVER (PARTITION BY form_number, other_number, band ORDER BY position) AS step
    FROM bands
),

runs AS (
    SELECT
        * EXCLUDE (step),
        count(*) FILTER (WHERE step > $longest_gap)
            OVER (PARTITION BY form_number, other_number, band ORDER BY position) AS run
    FROM position_steps
),

worthwhile AS (
    SELECT form_number, other_number, band, run
    FROM runs
    GROUP BY form_number, other_number, band, run
    HAVING count(*) FILTER (repeats <= $most_repeats) >= $fewest_rare_seeds
        AND max(position) - min(position) >= $shortest_reach
)

SELECT
    form_number,
    other_number,
    list(position ORDER BY position, other_position) AS positions,
    list(other_position ORDER BY position, other_position) AS other_positions,
    list(repeats ORDER BY position, other_position) AS repeats
FROM runs
SEMI JOIN worthwhile USING (form_number, other_number, band, run)
GROUP BY form_number, other_number, band, run
ORDER BY form_number, other_number, min(position), band, run;
