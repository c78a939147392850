-- One row per pair of places of a shared seed in two forms, the one with the smaller number first: what it says, at which
-- distance of the two (edits shift it a little: `band`), and how far into both together it reaches.
-- What is common is looked at only between the first of them and each other, so that a formula costs
-- no more than the documents that have it. The two cases are two joins: with OR between them, DuckDB would make every
-- pair of a formula first.
CREATE OR REPLACE TEMP VIEW evidence AS
WITH shared AS (
    SELECT
        mine.form_number,
        other.form_number AS other_number,
        mine.position,
        other.position AS other_position,
        shared_out(mine.weight, mine.in_form, other.in_form) AS weight
    FROM places AS mine
    JOIN places AS other
        ON other.seed = mine.seed AND mine.form_number < other.form_number
    WHERE NOT is_common(mine.document_count)
    UNION ALL
    SELECT
        least(first.form_number, other.form_number),
        greatest(first.form_number, other.form_number),
        if(first.form_number < other.form_number, first.position, other.position),
        if(first.form_number < other.form_number, other.position, first.position),
        shared_out(first.weight, first.in_form, other.in_form)
    FROM places AS first
    JOIN places AS other
        ON other.seed = first.seed AND first.form_number != other.form_number
    WHERE is_common(first.document_count) AND first.is_first
)

-- `//` cuts towards zero, unlike `>>`: which of the two forms has the smaller number makes no difference.
SELECT
    form_number,
    other_number,
    (position - other_position) // 64 AS band,
    weight AS evidence,
    position + other_position AS least_reached,
    position + other_position AS greatest_reached
FROM shared;
