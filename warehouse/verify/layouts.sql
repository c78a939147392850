-- One row per table and set of columns that entries cover.
SELECT DISTINCT kind, columns
FROM entries
ORDER BY ALL;
