-- One row: how many of these documents another version of an extractor reads now than when they landed.
SELECT count(*)
FROM read_parquet($derivations) AS again
JOIN main.derivations AS held USING (document_id)
WHERE held.is_current AND held.extractor != again.extractor;
