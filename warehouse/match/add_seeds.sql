-- One row per seed of the new blocks: the closed syncmers (Edgar 2021, doi 10.7717/peerj.10805; k = 12, s = 4).
-- A k-mer is one if the least of its s-mers, by hash, is its first or its last: whether it is does not
-- depend on its neighbours, so an OCR error spoils only the k-mers that contain it. `repeats`: how often the seed
-- stands in its own form.
INSERT INTO seeds
WITH hashed AS (
    SELECT
        form_number,
        block_start,
        block,
        list_transform(range(1, length(block) - 2), lambda i: hash(substr(block, i, 4))) AS h
    FROM blocks
    WHERE length(block) >= 12
),

selected AS (
    SELECT
        form_number,
        block_start,
        block,
        unnest(
            list_filter(
                range(1, length(block) - 10),
                lambda p: least(
                    h[p], h[p + 1], h[p + 2], h[p + 3], h[p + 4], h[p + 5], h[p + 6], h[p + 7], h[p + 8]
                ) IN (h[p], h[p + 8])
            )
        ) AS place
    FROM hashed
),

placed AS (
    SELECT
        hash(substr(block, place, 12)) AS seed,
        form_number,
        (block_start + place - 1)::INTEGER AS position
    FROM selected
)

SELECT
    seed,
    form_number,
    position,
    count(*) OVER (PARTITION BY form_number, seed)::INTEGER AS repeats
FROM placed;
