-- One row: how many seeds a partition holds, and a digest of them, whatever their order. All of the file is read, so that
-- damage shows.
SELECT count(*) AS seed_count, coalesce(bit_xor(hash(seed, form_number, position)), 0) AS digest
FROM seeds;
