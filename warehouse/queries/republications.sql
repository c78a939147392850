-- Who carries whose text: one row per reproduction, duplicate or identical text.
SELECT
    substr(subject_id, 1, 10) AS document,
    subject_title,
    predicate,
    substr(object_id, 1, 10) AS source,
    object_title,
    language,
    round(object_coverage, 3) AS share_carried,
    days_between
FROM republications
ORDER BY share_carried DESC, document;
