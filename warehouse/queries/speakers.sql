-- Who speaks: one row per speaker, with how much, in how many documents, when first and last.
SELECT
    mode(statements.speaker ORDER BY statements.speaker) AS speaker,
    min(statements.speaker_kind) AS speaker_kind,
    list(DISTINCT statements.speaker ORDER BY statements.speaker) AS named,
    count(*) AS statements,
    count(DISTINCT statements.document_id) AS documents,
    min(statements.stated_on) AS first_on,
    max(statements.stated_on) AS last_on
FROM statements
JOIN speakers
    ON speakers.speaker_key = statements.speaker_key
GROUP BY speakers.speaker_id
ORDER BY statements DESC, speaker;
