-- One row per original that staged batches hold a verdict on.
SELECT document_id FROM read_parquet($derivations)
UNION
SELECT original_sha256 FROM read_parquet($rejections);
