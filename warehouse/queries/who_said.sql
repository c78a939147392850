-- Who said something that matches a pattern, in which words, on what day, in which document: words=REGEX.
SELECT
    statements.speaker,
    statements.voice,
    statements.stated_on,
    statements.place,
    substr(statements.document_id, 1, 10) AS document,
    statements.statement_number,
    trim(regexp_extract(statements.text, '(?i)[^.!?\n]*(?:' || $words || ')[^.!?\n]*[.!?]?')) AS in_words
FROM statements
WHERE regexp_matches(statements.text, $words, 'i')
ORDER BY statements.speaker_key, statements.stated_on, document, statements.statement_number;
