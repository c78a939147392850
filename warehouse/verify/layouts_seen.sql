-- One row per table and set of columns that entries cover.
SELECT kind, columns
FROM layouts
UNION
SELECT kind, columns
FROM entries
ORDER BY ALL;
