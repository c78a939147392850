-- One event per citation that means another document than before, or for another reason, or none any more.
INSERT INTO store.citation_events BY NAME
WITH standing AS (
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
    SEMI JOIN store.current_derivations USING (derivation_id)
    GROUP BY derivation_id, citation_number
),

now AS (
    SELECT derivation_id, citation_number, cited_document_id, resolution, resolution_reason
    FROM resolved
    UNION ALL
    SELECT derivation_id, citation_number, NULL, 'not_held', 'the document that was meant is no longer held'
    FROM standing
    ANTI JOIN resolved USING (derivation_id, citation_number)
)

SELECT
    now.*,
    $run_id AS run_id,
    $recorded_at::TIMESTAMP AS recorded_at
FROM now
LEFT JOIN standing USING (derivation_id, citation_number)
WHERE (now.cited_document_id, now.resolution, now.resolution_reason) IS DISTINCT FROM (
    standing.judged.cited_document_id, standing.judged.resolution, standing.judged.resolution_reason
)
ORDER BY now.derivation_id, now.citation_number;
