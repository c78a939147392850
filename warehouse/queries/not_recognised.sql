-- Who refuses to recognise or accept something, in which words, on what day, in which document.
WITH refusals AS (
    SELECT
        *,
        trim(
            regexp_extract(
                text,
                '(?i)[^.!?\n]*\b(?:(?:not|never|n[’'']t|no)\b[^.!?\n]{0,60}?\b(?:recogni[sz]|accept|legitimate|lawful)'
                || '|no recognition|non-recognition|illegitimate|illegal|null and void|no legal|lack(?:s)? legitimacy'
                || '|invalid|contraven\w+|violation of|reject)[^.!?\n]*[.!?]?'
            )
        ) AS in_words
    FROM statements
)

SELECT
    speaker,
    voice,
    stated_on,
    place,
    substr(document_id, 1, 10) AS document,
    statement_number,
    in_words
FROM refusals
WHERE in_words <> ''
ORDER BY speaker_key, stated_on, document, statement_number;
