-- One row per key of each citation that counts: the halves of a joint symbol, or the address cited.
CREATE OR REPLACE TEMP TABLE cited_keys AS
SELECT
    citations.derivation_id,
    current.document_id,
    citations.citation_number,
    citations.cited_symbol,
    citations.cited_on,
    title_key(citations.cited_title) AS cited_title_key,
    unnest(
        list_concat(
            coalesce(symbol_keys(citations.cited_symbol), []),
            CASE WHEN citations.kind = 'url' THEN [rtrim(citations.cited_as, '/')] ELSE [] END
        )
    ) AS key
FROM store.citations AS citations
JOIN store.current_derivations AS current USING (derivation_id)
WHERE citations.kind IN ('symbol', 'resolution', 'url');
