-- Who refuses to recognise or accept something, in which words, on what day, in which document.
WITH refusals AS (
    SELECT
        *,
        trim(
            regexp_extract(
                text,
                '(?i)[^.!?\n]*(?:(?:\b(?:can)?not|\bnever|n[’'']t|\bno)\b[^.!?\n]{0,120}?\b(?:recogni|accept|legitima|lawful)'
                || '|\bnon-recognition|\billegitimate|\billegal|null and void|\bno legal|\black(?:s|ed)? legitima'
                || '|\binvalid|\breject)[^.!?\n]*[.!?]?'
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
