-- One row per form that holds a seed which weighs more, or counts from another first document, without the forms
-- asked about.
CREATE OR REPLACE TEMP TABLE loosened AS
WITH rarer AS (
    SELECT holders.seed
    FROM holders
    JOIN frequencies USING (seed)
    WHERE holders.form_number IN (FROM asked)
    GROUP BY holders.seed
    HAVING weight_of(any_value(frequencies.document_count))
        != weight_of(any_value(frequencies.document_count) - count(*))
        OR (
            is_common(any_value(frequencies.document_count))
            AND any_value(frequencies.first_number) IN (FROM asked)
        )
)

SELECT DISTINCT form_number
FROM holders
WHERE seed IN (FROM rarer) AND form_number NOT IN (FROM asked);
