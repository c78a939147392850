-- One row per seed of the new forms: the closed syncmers (Edgar 2021, doi 10.7717/peerj.10805; k = 12, s = 4).
-- A k-mer is one if the least of its s-mers, by hash, is its first or its last: whether it is does not
-- depend on its neighbours, so an OCR error spoils only the k-mers that contain it.
-- Sixteen places at a time, in integers that hold sixteen hexadecimal digits each: that is many times as fast as
-- taking strings apart. The blocks are taken in four parts, by form, since DuckDB gives a table of less than 122,880
-- rows to one core. r0 … r23 are the ranks of the s-mers (three of them end in the next word), bit i of `closed` says
-- that a seed begins at place i.
INSERT INTO seeds
WITH parts AS (
    FROM blocks
    WHERE form_number < $second
    UNION ALL
    FROM blocks
    WHERE form_number >= $second AND form_number < $third
    UNION ALL
    FROM blocks
    WHERE form_number >= $third AND form_number < $fourth
    UNION ALL
    FROM blocks
    WHERE form_number >= $fourth
),

words AS (
    SELECT
        form_number,
        form_length,
        block_start + word_start AS word_start,
        ('0x' || substr(digits, word_start + 1, 16))::UBIGINT AS word,
        ('0x' || substr(digits, word_start + 17, 16))::UBIGINT AS next_word
    FROM parts
    CROSS JOIN (SELECT unnest(range(0, 256, 16))::INTEGER AS word_start) AS places
    WHERE block_start + word_start + 12 <= form_length
),

ranked AS (
    SELECT
        *,
        rank_of(word >> 48) AS r0,
        rank_of(word >> 44) AS r1,
        rank_of(word >> 40) AS r2,
        rank_of(word >> 36) AS r3,
        rank_of(word >> 32) AS r4,
        rank_of(word >> 28) AS r5,
        rank_of(word >> 24) AS r6,
        rank_of(word >> 20) AS r7,
        rank_of(word >> 16) AS r8,
        rank_of(word >> 12) AS r9,
        rank_of(word >> 8) AS r10,
        rank_of(word >> 4) AS r11,
        rank_of(word) AS r12,
        rank_of(((word & 4095) << 4) | (next_word >> 60)) AS r13,
        rank_of(((word & 255) << 8) | (next_word >> 56)) AS r14,
        rank_of(((word & 15) << 12) | (next_word >> 52)) AS r15,
        rank_of(next_word >> 48) AS r16,
        rank_of(next_word >> 44) AS r17,
        rank_of(next_word >> 40) AS r18,
        rank_of(next_word >> 36) AS r19,
        rank_of(next_word >> 32) AS r20,
        rank_of(next_word >> 28) AS r21,
        rank_of(next_word >> 24) AS r22,
        rank_of(next_word >> 20) AS r23
    FROM words
),

marked AS (
    SELECT
        form_number,
        form_length,
        word_start,
        word,
        next_word,
        is_closed(r0, r1, r2, r3, r4, r5, r6, r7, r8)::INTEGER
        + is_closed(r1, r2, r3, r4, r5, r6, r7, r8, r9)::INTEGER * 2
        + is_closed(r2, r3, r4, r5, r6, r7, r8, r9, r10)::INTEGER * 4
        + is_closed(r3, r4, r5, r6, r7, r8, r9, r10, r11)::INTEGER * 8
        + is_closed(r4, r5, r6, r7, r8, r9, r10, r11, r12)::INTEGER * 16
        + is_closed(r5, r6, r7, r8, r9, r10, r11, r12, r13)::INTEGER * 32
        + is_closed(r6, r7, r8, r9, r10, r11, r12, r13, r14)::INTEGER * 64
        + is_closed(r7, r8, r9, r10, r11, r12, r13, r14, r15)::INTEGER * 128
        + is_closed(r8, r9, r10, r11, r12, r13, r14, r15, r16)::INTEGER * 256
        + is_closed(r9, r10, r11, r12, r13, r14, r15, r16, r17)::INTEGER * 512
        + is_closed(r10, r11, r12, r13, r14, r15, r16, r17, r18)::INTEGER * 1024
        + is_closed(r11, r12, r13, r14, r15, r16, r17, r18, r19)::INTEGER * 2048
        + is_closed(r12, r13, r14, r15, r16, r17, r18, r19, r20)::INTEGER * 4096
        + is_closed(r13, r14, r15, r16, r17, r18, r19, r20, r21)::INTEGER * 8192
        + is_closed(r14, r15, r16, r17, r18, r19, r20, r21, r22)::INTEGER * 16384
        + is_closed(r15, r16, r17, r18, r19, r20, r21, r22, r23)::INTEGER * 32768 AS closed
    FROM ranked
)

SELECT
    seed_at(word, next_word, place) AS seed,
    form_number,
    word_start + place AS position
FROM marked
CROSS JOIN (SELECT unnest(range(16))::INTEGER AS place) AS places
WHERE (closed >> place) & 1 = 1
    AND word_start + place + 12 <= form_length;
