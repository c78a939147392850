-- One row per place of a shared seed. Where a text keeps repeating itself its first place stands for all, as if it were
-- the only one.
CREATE OR REPLACE TEMP TABLE places AS
WITH once_or_so AS (
    SELECT seed, form_number, first_position AS position, 1 AS in_form
    FROM holders
    WHERE in_form = 1 OR in_form > 4
    UNION ALL
    SELECT sought.seed, sought.form_number, sought.position, holders.in_form
    FROM sought
    JOIN holders USING (seed, form_number)
    WHERE holders.in_form BETWEEN 2 AND 4
)

SELECT
    once_or_so.*,
    frequencies.document_count,
    weight_of(frequencies.document_count) AS weight,
    frequencies.first_number = once_or_so.form_number AS is_first
FROM once_or_so
JOIN frequencies USING (seed)
WHERE frequencies.document_count > 1;
