-- One row per document and work that it cites: all ways of naming a work in one row, whether or not it is held.
CREATE VIEW main.citation_graph AS
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

named AS (
    SELECT keys.document_id, keys.citation_number, max(fullest.work) AS work
    FROM keys
    JOIN fullest USING (key)
    GROUP BY keys.document_id, keys.citation_number
)

SELECT
    citations.document_id AS subject_id,
    coalesce(named.work, regexp_replace(rtrim(citations.cited_as, '/'), '\s+', ' ', 'g')) AS work,
    min(citations.kind) AS kind,
    min(citations.cited_document_id) AS object_id,
    count(*) AS citation_count,
    list(DISTINCT citations.cited_as ORDER BY citations.cited_as) AS names,
    min(citations.cited_title) AS cited_title,
    min(citations.cited_on) AS cited_on,
    min(citations.resolution) AS resolution
FROM main.citations AS citations
LEFT JOIN named USING (document_id, citation_number)
GROUP BY ALL;
