-- One row per word, or part of one, of clean text: where it stands in the text and in which box on which page.
-- Blanks have no box. A rewritten piece stands for its words as a whole, so that its range is theirs.
CREATE VIEW main.text_boxes AS
WITH blocks AS (
    -- Raw text in blocks of 256, so that words meet only the pieces near them.
    SELECT
        derivation_id,
        piece_number,
        text_start,
        text_end,
        raw_start,
        raw_end,
        after,
        unnest(range(raw_start // 256, (raw_end - 1) // 256 + 1)) AS block
    FROM store.pieces
    WHERE raw_start < raw_end AND text_start < text_end
),

words AS (
    SELECT *, unnest(range(raw_start // 256, (raw_end - 1) // 256 + 1)) AS block
    FROM store.words
    WHERE raw_start < raw_end
)

SELECT
    current_derivations.document_id,
    CASE
        WHEN blocks.after IS NULL
            THEN blocks.text_start + greatest(words.raw_start - blocks.raw_start, 0)
        ELSE blocks.text_start
    END AS text_start,
    CASE
        WHEN blocks.after IS NULL
            THEN blocks.text_start + least(words.raw_end, blocks.raw_end) - blocks.raw_start
        ELSE blocks.text_end
    END AS text_end,
    words.page_number,
    words.x0,
    words.top,
    words.x1,
    words.bottom,
    words.confidence,
    words.raw_start,
    words.raw_end,
    blocks.piece_number
FROM words
JOIN blocks
    ON blocks.derivation_id = words.derivation_id
    AND blocks.block = words.block
    AND blocks.raw_start < words.raw_end
    AND blocks.raw_end > words.raw_start
    -- Both may reach over several blocks: they meet in the first that both are in.
    AND words.block = greatest(blocks.raw_start, words.raw_start) // 256
JOIN store.current_derivations AS current_derivations
    ON current_derivations.derivation_id = words.derivation_id;
