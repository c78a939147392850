-- One row: how many of these documents another version of an extractor reads now than when they landed,
-- or none, where only OCR can read them and there is none.
SELECT (
    SELECT count(*)
    FROM read_parquet($derivations) AS again
    JOIN main.derivations AS held USING (document_id)
    WHERE held.is_current AND held.extractor != again.extractor
) + (
    SELECT count(*) FROM read_parquet($quarantine_events) WHERE code = 'ocr_unavailable'
) AS other_count;
