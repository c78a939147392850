-- One row per staged derivation that is not held already: another run may have landed the same meanwhile.
INSERT INTO store.derivations BY NAME
SELECT * REPLACE ($run_id AS run_id)
FROM read_parquet($paths) AS staged
ANTI JOIN store.derivations USING (derivation_id)
QUALIFY row_number() OVER (PARTITION BY derivation_id) = 1;
