-- One row per statement of every document, ordered by document: who says what in it.
SELECT
    document_id,
    speaker,
    voice,
    place,
    stated_on,
    text_start,
    substr(text, 1, 240) AS opening,
    length(text) AS char_count
FROM main.statements
ORDER BY document_id, statement_number;
