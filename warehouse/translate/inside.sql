-- One row per pair of languages in the body of one new document: the halves of a bilingual text, perhaps.
SELECT
    mine.derivation_id AS derivation_id,
    mine.language AS language,
    other.derivation_id AS other_derivation_id,
    other.language AS other_language
FROM bodies AS mine
JOIN bodies AS other
    ON other.derivation_id = mine.derivation_id AND mine.language < other.language
WHERE mine.derivation_id IN (SELECT unnest($ids))
ORDER BY ALL;
