-- One row per run of bytes that raw text between two offsets was read from, in the order of the raw text.
SELECT raw_start, raw_end, part, byte_start, byte_end, encoding
FROM main.raw_spans
WHERE document_id = $document_id AND raw_start < $raw_end AND raw_end > $raw_start
ORDER BY raw_start, raw_end;
