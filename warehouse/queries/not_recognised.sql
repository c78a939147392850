-- Who refuses to recognise or accept something, on what day, in which document, in which words: first those that refuse.
WITH refusals AS (
    SELECT
        *,
        ltrim(
            coalesce(
                nullif(
                    regexp_extract(
                        text,
                        '(?i)(?:[^.!?\n]|\b(?-i:[A-Z])\.|\.\w)*'
                        || '(?:\b(?:do|does|did|will|shall|would|could|can)(?: ?not| never|n[’'']t)\b|\bnever\b)'
                        || '[^.!?\n]{0,80}?\b(?:recogni[sz]e\b|recogni[sz]ed (?:as|by)\b|accept|legitima|lawful)(?:[^.!?\n]|\b(?-i:[A-Z])\.|\.\w)*[.!?]?'
                    ),
                    ''
                ),
                regexp_extract(
                    text,
                    '(?i)(?:[^.!?\n]|\b(?-i:[A-Z])\.|\.\w)*'
                    || '(?:(?:\bnot|\bno)\b[^.!?\n]{0,120}?\b(?:recogni|accept|legitima|lawful)'
                    || '|\bnon-recognition|\billegitimate|\billegal|null and void|\bno legal|\black(?:s|ed)? legitima'
                    || '|\binvalid|\breject)(?:[^.!?\n]|\b(?-i:[A-Z])\.|\.\w)*[.!?]?'
                )
            ),
            ' .…'
        ) AS in_words
    FROM statements
)

SELECT
    speaker,
    voice,
    stated_on,
    substr(document_id, 1, 10) AS document,
    statement_number,
    in_words
FROM refusals
WHERE in_words <> ''
ORDER BY speaker_key, stated_on, document, statement_number;
