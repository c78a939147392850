-- The box around each passage of a PDF or a scan, one for each page it stands on, in points from the top left.
SELECT
    substr(passages.document_id, 1, 10) AS document,
    passages.passage_number,
    passages.role,
    boxes.page_number,
    min(boxes.x0) AS x0,
    min(boxes.top) AS top,
    max(boxes.x1) AS x1,
    max(boxes.bottom) AS bottom,
    left(any_value(passages.text), 60) AS beginning
FROM passages
JOIN text_boxes AS boxes
    ON boxes.document_id = passages.document_id
    AND boxes.text_start < passages.text_end
    AND boxes.text_end > passages.text_start
GROUP BY passages.document_id, passages.passage_number, passages.role, boxes.page_number
ORDER BY passages.document_id, passages.passage_number, boxes.page_number;
