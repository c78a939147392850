-- One row per leaf: the tree is built on what the bodies hash to, not on what the ledger says they do.
CREATE OR REPLACE TEMP TABLE nodes AS
SELECT 0 AS level, place, unhex(leaf_sha256) AS hash
FROM leaves;
