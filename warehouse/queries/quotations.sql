-- Passages that two documents share without one carrying the other: one row per passage.
SELECT
    substr(subject_id, 1, 10) AS document,
    predicate,
    substr(object_id, 1, 10) AS other,
    matched_chars,
    subject_text,
    object_text
FROM quotations
ORDER BY matched_chars DESC, match_id;
