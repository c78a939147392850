-- One row per complete subtree of the log; to begin with the leaves, in the order of the log.
CREATE OR REPLACE TEMP TABLE nodes AS
SELECT
    0 AS level,
    row_number() OVER (ORDER BY entry_number) - 1 AS place,
    unhex(leaf_sha256) AS hash
FROM store.ledger;
