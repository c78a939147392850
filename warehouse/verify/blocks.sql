-- One row per block of 4,096 characters of a text: cutting short pieces out of long texts takes time by the square.
CREATE OR REPLACE TEMP TABLE blocks AS
WITH texts AS (
    SELECT derivation_id, true AS is_raw, raw_text AS text
    FROM store.documents
    SEMI JOIN (SELECT derivation_id FROM batches WHERE batch = $batch) USING (derivation_id)
    UNION ALL
    SELECT derivation_id, false, text
    FROM store.documents
    SEMI JOIN (SELECT derivation_id FROM batches WHERE batch = $batch) USING (derivation_id)
),

starts AS (
    SELECT derivation_id, is_raw, text, unnest(range(0, length(text), 4096)) AS block_start
    FROM texts
)

SELECT derivation_id, is_raw, block_start // 4096 AS block, substr(text, block_start + 1, 4096) AS block_text
FROM starts;
