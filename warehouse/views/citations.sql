-- One row per place at which a document cites something, with the document held that it means, as resolved now.
CREATE VIEW main.citations AS
WITH latest AS (
    SELECT
        derivation_id,
        citation_number,
        arg_max(
            {
                'cited_document_id': cited_document_id,
                'resolution': resolution,
                'resolution_reason': resolution_reason
            },
            (recorded_at, run_id)
        ) AS judged
    FROM store.citation_events
    GROUP BY derivation_id, citation_number
)

SELECT
    current.document_id,
    citations.* EXCLUDE (derivation_id),
    latest.judged.cited_document_id AS cited_document_id,
    coalesce(latest.judged.resolution, 'not_held') AS resolution,
    coalesce(
        latest.judged.resolution_reason,
        CASE
            WHEN citations.cited_symbol LIKE 'UNTS %' THEN 'treaties are not looked for among documents'
            WHEN citations.cited_symbol IS NOT NULL THEN 'no document held bears ' || citations.cited_symbol
            WHEN citations.kind = 'url' THEN 'no document was captured from this address'
            ELSE 'it has no symbol by which it could be found'
        END
    ) AS resolution_reason
FROM store.citations AS citations
JOIN store.current_derivations AS current USING (derivation_id)
LEFT JOIN latest USING (derivation_id, citation_number);
