-- One row per seed that no longer says what it said before the new documents came.
CREATE OR REPLACE TEMP TABLE changed_seeds AS
SELECT seed
FROM frequencies
WHERE old_document_count >= 2
    AND (
        weight_of(old_document_count) != weight_of(document_count)
        OR (document_count > 4 AND first_place != old_first_place)
    );
