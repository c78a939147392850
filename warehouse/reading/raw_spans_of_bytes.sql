-- One row per run of raw text that was read from bytes of the original or of a member of it.
SELECT raw_start, raw_end, part, byte_start, byte_end, encoding
FROM main.raw_spans
WHERE document_id = $document_id AND part = $part AND byte_start < $byte_end AND byte_end > $byte_start
ORDER BY raw_start, raw_end;
