-- One row per paragraph that has its counterpart in another language and document that has it, ordered by document and
-- place: where a reader goes from here to there. A document may hold its own translation.
WITH sided AS (
    SELECT document_id, text_start, other_document_id AS other_id, other_start, other_language
    FROM main.translations
    UNION ALL
    SELECT other_document_id, other_start, document_id, text_start, language
    FROM main.translations
)

SELECT
    sided.document_id,
    sided.text_start,
    sided.other_id,
    sided.other_language,
    passages.passage_number AS other_passage_number,
    passages.text_start AS other_passage_start
FROM sided
ASOF JOIN main.passages AS passages
    ON passages.document_id = sided.other_id AND passages.text_start <= sided.other_start
ORDER BY sided.document_id, sided.text_start, sided.other_language, sided.other_id;
