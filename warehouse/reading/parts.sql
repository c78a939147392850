-- One row per member of one original that text was read from; the original itself is the empty name.
SELECT part, count(*) AS span_count, max(byte_end) AS byte_end
FROM main.raw_spans
WHERE document_id = $document_id
GROUP BY part
ORDER BY min(raw_start);
