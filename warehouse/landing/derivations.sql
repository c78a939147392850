-- One row per staged derivation that is not held already: another run may have landed the same meanwhile.
-- The newest of a document counts, so that it must be the newest also when the clock has been set back.
INSERT INTO store.derivations BY NAME
WITH latest AS (
    SELECT document_id, max(derived_at) + INTERVAL 1 MICROSECOND AS next_at
    FROM store.derivations
    GROUP BY document_id
)

SELECT staged.* REPLACE (
    $run_id AS run_id,
    greatest(staged.derived_at, coalesce(latest.next_at, staged.derived_at)) AS derived_at
)
FROM read_parquet($paths) AS staged
LEFT JOIN latest USING (document_id)
ANTI JOIN store.derivations USING (derivation_id)
QUALIFY row_number() OVER (PARTITION BY derivation_id) = 1;
