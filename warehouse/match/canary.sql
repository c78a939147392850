-- One row: a value of the hash function that seeds rest on. DuckDB may change it; the index then starts anew.
SELECT hash('the quick brown fox') AS hash_canary;
