-- One row per pair of places of a shared seed in two forms, the one with the smaller number first.
-- What more than 16 documents hold is looked at only between the first of them and each other, so that a formula costs
-- no more than the documents that have it.
CREATE OR REPLACE TEMP VIEW hits AS
SELECT
    mine.form_number,
    other.form_number AS other_number,
    mine.position,
    mine.position - other.position AS diagonal,
    shared_out(mine.weight, mine.in_form, other.in_form) AS weight
FROM places AS mine
JOIN places AS other
    ON other.seed = mine.seed AND mine.form_number < other.form_number
WHERE mine.document_count <= 16
UNION ALL
SELECT
    mine.form_number,
    other.form_number,
    mine.position,
    mine.position - other.position,
    shared_out(mine.weight, mine.in_form, other.in_form)
FROM places AS mine
JOIN places AS other
    ON other.seed = mine.seed AND mine.form_number < other.form_number
WHERE mine.document_count > 16 AND mine.is_first
UNION ALL
SELECT
    mine.form_number,
    other.form_number,
    mine.position,
    mine.position - other.position,
    shared_out(mine.weight, mine.in_form, other.in_form)
FROM places AS mine
JOIN places AS other
    ON other.seed = mine.seed AND mine.form_number < other.form_number
WHERE other.document_count > 16 AND other.is_first;
