-- One row per passage whose text is not what stands in the document's text at its offsets.
WITH passages AS (
    SELECT passages.*, batches.document_id
    FROM store.passages AS passages
    JOIN batches USING (derivation_id)
    WHERE batches.batch = $batch
),

spans AS (
    SELECT
        derivation_id,
        passage_number,
        text_start,
        text_end,
        unnest(range(text_start // 4096, (text_end - 1) // 4096 + 1)) AS block
    FROM passages
    WHERE text_start < text_end AND text_start >= 0
),

slices AS (
    SELECT
        spans.derivation_id,
        spans.passage_number,
        string_agg(
            substr(
                blocks.block_text,
                greatest(spans.text_start - blocks.block * 4096, 0) + 1,
                least(spans.text_end - blocks.block * 4096, 4096) - greatest(spans.text_start - blocks.block * 4096, 0)
            ),
            '' ORDER BY blocks.block
        ) AS words
    FROM spans
    JOIN blocks
        ON blocks.derivation_id = spans.derivation_id AND blocks.block = spans.block AND NOT blocks.is_raw
    GROUP BY spans.derivation_id, spans.passage_number
)

SELECT
    'store.passages of document ' || document_id AS place,
    'passage ' || passage_number || ' is not what stands in text from ' || text_start || ' to ' || text_end AS message
FROM passages
LEFT JOIN slices USING (derivation_id, passage_number)
WHERE passages.text <> coalesce(slices.words, '')
ORDER BY ALL;
