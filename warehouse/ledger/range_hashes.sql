-- One row per range of leaves, with the hash of the tree over it; NULL where the log is too short for it.
-- A range falls into complete subtrees, one per bit set in its length, the greatest first (RFC 6962,
-- section 2.1): the hash is folded from the smallest, which is how an odd node is carried upwards.
CREATE OR REPLACE TEMP TABLE range_hashes AS
WITH subtrees AS (
    SELECT
        ranges.range_start,
        ranges.range_end,
        list(nodes.hash ORDER BY nodes.level) AS hashes
    FROM ranges
    CROSS JOIN range(0, 62) AS levels (level)
    JOIN nodes
        ON nodes.level = levels.level
        AND nodes.place = (ranges.range_end >> levels.level) - 1
    WHERE (ranges.range_end - ranges.range_start) >> levels.level & 1 = 1
    GROUP BY ranges.range_start, ranges.range_end
)

SELECT
    ranges.range_start,
    ranges.range_end,
    CASE
        WHEN ranges.range_start = ranges.range_end THEN sha256('')
        WHEN len(subtrees.hashes) = bit_count(ranges.range_end - ranges.range_start)
            THEN lower(hex(list_reduce(
                subtrees.hashes,
                lambda right_hash, left_hash: unhex(sha256('\x01'::BLOB || left_hash || right_hash))
            )))
    END AS tree_sha256
FROM ranges
LEFT JOIN subtrees USING (range_start, range_end);
