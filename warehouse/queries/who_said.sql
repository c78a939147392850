-- Who said something that matches a pattern, in which words, on what day, in which document: words=REGEX.
SELECT
    statements.speaker,
    statements.voice,
    statements.stated_on,
    substr(statements.document_id, 1, 10) AS document,
    statements.statement_number,
    -- The sentence around the words; an initial's full stop does not end it.
    trim(
        regexp_extract(
            statements.text,
            '(?i)(?:[^.!?\n]|\b(?-i:[A-Z])\.|\.\w)*(?:' || $words || ')(?:[^.!?\n]|\b(?-i:[A-Z])\.|\.\w)*[.!?]?'
        )
    ) AS in_words
FROM statements
WHERE regexp_matches(statements.text, $words, 'i')
ORDER BY statements.speaker_key, statements.stated_on, document, statements.statement_number;
