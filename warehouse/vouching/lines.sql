-- One row: the rows of one group as its digest has them, a JSON object a line.
SELECT coalesce(string_agg(row::VARCHAR, chr(10) ORDER BY sort NULLS LAST, row::VARCHAR), '')
FROM vouched
WHERE subject_id = $subject_id;
