-- One row per derivation whose pieces do not lead from its raw text to its text.
WITH pieces AS (
    SELECT pieces.*
    FROM store.pieces AS pieces
    SEMI JOIN (SELECT derivation_id FROM batches WHERE batch = $batch) USING (derivation_id)
),

spans AS (
    SELECT
        derivation_id,
        piece_number,
        raw_start,
        raw_end,
        unnest(range(raw_start // 4096, (raw_end - 1) // 4096 + 1)) AS block
    FROM pieces
    WHERE after IS NULL AND raw_start < raw_end AND raw_start >= 0
),

verbatim AS (
    SELECT
        spans.derivation_id,
        spans.piece_number,
        string_agg(
            substr(
                blocks.block_text,
                greatest(spans.raw_start - blocks.block * 4096, 0) + 1,
                least(spans.raw_end - blocks.block * 4096, 4096) - greatest(spans.raw_start - blocks.block * 4096, 0)
            ),
            '' ORDER BY blocks.block
        ) AS words
    FROM spans
    JOIN blocks
        ON blocks.derivation_id = spans.derivation_id AND blocks.block = spans.block AND blocks.is_raw
    GROUP BY spans.derivation_id, spans.piece_number
),

written AS (
    SELECT
        pieces.*,
        coalesce(pieces.after, verbatim.words, '') AS words,
        coalesce(lag(pieces.text_end) OVER text_order, 0) AS text_before,
        coalesce(lag(pieces.raw_end) OVER raw_order, 0) AS raw_before
    FROM pieces
    LEFT JOIN verbatim USING (derivation_id, piece_number)
    WINDOW
        text_order AS (PARTITION BY derivation_id ORDER BY piece_number),
        raw_order AS (PARTITION BY derivation_id ORDER BY raw_start, raw_end, piece_number)
),

replayed AS (
    SELECT
        derivation_id,
        string_agg(words, '' ORDER BY piece_number) AS text,
        max(text_end) AS text_end,
        max(raw_end) AS raw_end,
        min(piece_number) FILTER (text_start <> text_before OR text_end - text_start <> length(words)) AS bad_text,
        min(piece_number) FILTER (raw_start <> raw_before OR raw_end < raw_start) AS bad_raw
    FROM written
    GROUP BY derivation_id
)

SELECT
    'store.pieces of document ' || documents.document_id AS place,
    concat_ws(
        '; ',
        CASE WHEN documents.text <> coalesce(replayed.text, '') THEN 'replaying them on raw_text does not give text' END,
        CASE WHEN bad_text IS NOT NULL THEN 'piece ' || bad_text || ' does not begin or end in text where it should' END,
        CASE WHEN bad_raw IS NOT NULL THEN 'piece ' || bad_raw || ' leaves a gap or an overlap in raw_text' END,
        CASE
            WHEN length(documents.raw_text) <> coalesce(replayed.raw_end, 0)
                THEN 'they end at ' || coalesce(replayed.raw_end, 0) || ', raw_text at ' || length(documents.raw_text)
        END
    ) AS message
FROM store.documents AS documents
SEMI JOIN (SELECT derivation_id FROM batches WHERE batch = $batch) USING (derivation_id)
LEFT JOIN replayed USING (derivation_id)
WHERE message <> ''
ORDER BY ALL;
