-- One row per entry whose leaf hash is not that of its body.
SELECT
    'store.ledger entry ' || entry_number AS place,
    'leaf_sha256 is ' || ledger.leaf_sha256 || ', the body hashes to ' || leaves.leaf_sha256 AS message
FROM store.ledger AS ledger
JOIN leaves USING (entry_number)
WHERE ledger.leaf_sha256 <> leaves.leaf_sha256
ORDER BY entry_number;
