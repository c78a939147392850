-- One row per old form and seed of it that no longer says the same of all who hold it. `is_changed`: nor of this form,
-- since more documents hold it, too many for its old weight, or the form is no longer the first to have it.
CREATE OR REPLACE TEMP TABLE changed_holders AS
WITH changed AS (
    SELECT
        seed,
        weight_of(old_document_count) != weight_of(document_count) AS weighs_less,
        old_first_number
    FROM frequencies
    WHERE old_document_count >= 2
        AND (
            weight_of(old_document_count) != weight_of(document_count)
            OR (is_common(document_count) AND first_number >= getvariable('first_new'))
        )
)

SELECT
    holders.seed,
    holders.form_number,
    holders.in_form,
    changed.weighs_less OR changed.old_first_number = holders.form_number AS is_changed
FROM changed
JOIN holders USING (seed)
WHERE holders.form_number < getvariable('first_new');
