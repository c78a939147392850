-- One row per old form and seed of it that no longer says what it said before the new documents came: more documents
-- hold it, too many for its old weight, or the form is no longer the first to have it.
CREATE OR REPLACE TEMP TABLE changed_seeds AS
SELECT holders.seed, holders.form_number
FROM frequencies
JOIN holders USING (seed)
WHERE frequencies.old_document_count >= 2
    AND holders.form_number < $first_new
    AND (
        weight_of(frequencies.old_document_count) != weight_of(frequencies.document_count)
        OR (
            frequencies.document_count > 16
            AND frequencies.first_number >= $first_new
            AND frequencies.old_first_number = holders.form_number
        )
    );
