-- One row per group of paragraphs that one of two documents has in another language, in the order of the text of the
-- one with the smaller id.
SELECT text_start, text_end, other_start, other_end, score
FROM main.translations
WHERE document_id = least($left_id, $right_id) AND other_document_id = greatest($left_id, $right_id)
ORDER BY text_start, other_start;
