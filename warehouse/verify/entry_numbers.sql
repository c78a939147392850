-- One row per gap in the numbering of the entries.
SELECT
    'store.ledger entry ' || entry_number AS place,
    CASE
        WHEN previous IS NULL THEN 'the log begins here; entry 0 is missing'
        ELSE 'the entry before it is ' || previous || '; those between are missing'
    END AS message
FROM (SELECT entry_number, lag(entry_number) OVER (ORDER BY entry_number) AS previous FROM store.ledger)
WHERE entry_number <> coalesce(previous + 1, 0)
ORDER BY entry_number;
