-- What the statements on the seed index share.

-- Where the substring of four digits with which a number ends stands in the order by which seeds are selected.
CREATE TEMP MACRO rank_of(number) AS hash(number & 65535);

-- The twelve digits that begin this far into a word, as a number.
CREATE TEMP MACRO seed_at(word, next_word, place) AS 281474976710655::UBIGINT & CASE
    WHEN place <= 4 THEN word >> (4 * (4 - place))
    ELSE ((word & ((1::UBIGINT << (4 * (20 - place))) - 1)) << (4 * (place - 4))) | (next_word >> (4 * (20 - place)))
END;

-- Whether the first or the last of nine in a row is the least.
CREATE TEMP MACRO is_closed(a, b, c, d, e, f, g, h, i) AS
    (a <= b AND a <= c AND a <= d AND a <= e AND a <= f AND a <= g AND a <= h AND a <= i)
    OR (i <= a AND i <= b AND i <= c AND i <= d AND i <= e AND i <= f AND i <= g AND i <= h);

-- Whether a seed is looked at only between the first of the documents that hold it and each other: more than 16 hold it.
CREATE TEMP MACRO is_common(document_count) AS document_count > 16;

-- How much one shared seed says if so many documents hold it; a run of seeds is evidence when they add up to 1024. Two
-- seeds that few documents have are enough; of what more have it takes more (`QUOTED` in `tasks/match/commonness.py`).
CREATE TEMP MACRO weight_of(document_count) AS CASE
    WHEN document_count <= 4 THEN 512
    WHEN NOT is_common(document_count) THEN 128
    ELSE 32
END;

-- What is left of a weight where the seed makes more than two pairs of places in two texts: a phrase they keep using.
CREATE TEMP MACRO shared_out(weight, in_form, in_other) AS
    if(in_form * in_other <= 2, weight, weight * 2 // (in_form * in_other));
