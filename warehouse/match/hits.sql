-- One row per pair of places of a shared seed in two forms, the one with the smaller number first.
-- What more than 64 documents hold is looked at only between the first of them and each other, so that a formula costs
-- no more than the documents that have it.
CREATE OR REPLACE TEMP VIEW hits AS
SELECT
    mine.form_number,
    other.form_number AS other_number,
    mine.position,
    mine.position - other.position AS diagonal,
    hit_weight(mine.weight, mine.is_first OR other.is_first, mine.in_form, other.in_form) AS weight
FROM places AS mine
JOIN places AS other
    ON other.seed = mine.seed AND mine.form_number < other.form_number
WHERE mine.document_count <= 64
UNION ALL
SELECT
    mine.form_number,
    other.form_number,
    mine.position,
    mine.position - other.position,
    hit_weight(mine.weight, true, mine.in_form, other.in_form)
FROM places AS mine
JOIN places AS other
    ON other.seed = mine.seed AND mine.form_number < other.form_number
WHERE mine.document_count > 64 AND mine.is_first
UNION ALL
SELECT
    mine.form_number,
    other.form_number,
    mine.position,
    mine.position - other.position,
    hit_weight(mine.weight, true, mine.in_form, other.in_form)
FROM places AS mine
JOIN places AS other
    ON other.seed = mine.seed AND mine.form_number < other.form_number
WHERE other.document_count > 64 AND other.is_first;
