-- One row per derivation of these that has pieces: what the text is made of, in the order of their numbers, where they end in
-- raw_text, and whether each begins where its neighbours end, in both texts.
WITH numbered AS (
    SELECT *, lag(text_end, 1, 0) OVER (PARTITION BY derivation_id ORDER BY piece_number) AS text_reached
    FROM store.pieces
    WHERE derivation_id IN (SELECT unnest($derivation_ids::VARCHAR[]))
),

placed AS (
    SELECT
        *,
        lag(raw_end, 1, 0) OVER (PARTITION BY derivation_id ORDER BY raw_start, raw_end, piece_number) AS raw_reached
    FROM numbered
)

SELECT
    derivation_id,
    list(raw_start ORDER BY piece_number) AS raw_starts,
    list(raw_end ORDER BY piece_number) AS raw_ends,
    list(after ORDER BY piece_number) AS afters,
    max(raw_end) AS raw_chars,
    bool_and(
        text_start = text_reached
        AND text_end - text_start = coalesce(length(after), raw_end - raw_start)
        AND raw_start = raw_reached
        AND raw_end >= raw_start
    ) AS is_gapless
FROM placed
GROUP BY derivation_id;
