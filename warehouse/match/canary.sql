-- One row: a value of the hash function that the choice of seeds rests on. DuckDB may change it; the index then
-- starts anew.
SELECT hash(65535::UBIGINT) AS hash_canary;
