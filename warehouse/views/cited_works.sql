-- One row per citation: the work that it names, by one name in all documents however each of them names it.
CREATE VIEW main.cited_works AS
WITH keys AS (
    SELECT document_id, citation_number, cited_symbol, unnest(symbol_keys(cited_symbol)) AS key
    FROM main.citations
    WHERE cited_symbol IS NOT NULL
),

-- The fullest name that anybody gives to what bears a symbol: both halves of a joint one, a resolution with its year.
fullest AS (
    SELECT key, arg_max(cited_symbol, (len(symbol_keys(cited_symbol)), length(cited_symbol), cited_symbol)) AS work
    FROM keys
    GROUP BY key
),

by_symbol AS (
    SELECT keys.document_id, keys.citation_number, max(fullest.work) AS work
    FROM keys
    JOIN fullest USING (key)
    GROUP BY keys.document_id, keys.citation_number
),

titled AS (
    SELECT
        document_id,
        citation_number,
        kind,
        regexp_replace(rtrim(cited_as, '/'), '\s+', ' ', 'g') AS title
    FROM main.citations
    WHERE cited_symbol IS NULL
),

-- Parties may meet before a court more than once: only where one number at most is known is it the same case.
cases AS (
    SELECT parties(title) AS key, count(DISTINCT title) FILTER (parties(title) != title) AS number_count
    FROM titled
    WHERE kind = 'case'
    GROUP BY key
),

by_title AS (
    SELECT
        titled.document_id,
        titled.citation_number,
        titled.title,
        titled.kind,
        CASE
            WHEN titled.kind = 'treaty' THEN treaty_key(titled.title)
            WHEN cases.number_count <= 1 THEN cases.key
            ELSE titled.title
        END AS key
    FROM titled
    LEFT JOIN cases
        ON titled.kind = 'case' AND cases.key = parties(titled.title)
),

-- The name that is used most; of a case the longest, which has its number.
names AS (
    SELECT kind, key, arg_max(title, (CASE WHEN kind = 'case' THEN 0 ELSE use_count END, length(title), title)) AS work
    FROM (SELECT kind, key, title, count(*) AS use_count FROM by_title GROUP BY ALL)
    GROUP BY kind, key
)

SELECT document_id, citation_number, work
FROM by_symbol
UNION ALL
SELECT by_title.document_id, by_title.citation_number, names.work
FROM by_title
JOIN names USING (kind, key);
