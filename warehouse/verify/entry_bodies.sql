-- One row per entry whose body cannot be read, or is of a table that this version does not know.
SELECT
    'store.ledger entry ' || entry_number AS place,
    'body does not say what it vouches for: ' || left(body, 200) AS message
FROM store.ledger
ANTI JOIN entries USING (entry_number)
ANTI JOIN borne_out USING (entry_number)
ORDER BY entry_number;
