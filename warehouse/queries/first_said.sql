-- Who said what, first published where, and repeated by whom: one row per statement and document that repeats it.
SELECT
    firsts.speaker,
    firsts.stated_on,
    substr(firsts.document_id, 1, 10) AS first_document,
    firsts.first_published_on,
    substr(others.document_id, 1, 10) AS repeated_in,
    coalesce(others.published_on, others.dated_on) AS repeated_on,
    others.title AS repeated_in_title,
    firsts.text
FROM statements_repeated AS firsts
LEFT JOIN documents AS others
    ON list_contains(firsts.repeated_by, others.document_id)
ORDER BY
    firsts.speaker_id,
    firsts.first_published_on,
    first_document,
    firsts.statement_number,
    repeated_on,
    repeated_in;
