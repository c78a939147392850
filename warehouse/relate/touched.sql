-- One row per document whose matches a run has found or changed its mind about: not only those that land now are
-- matched where the method is another, or a seed has become rarer.
SELECT document_id FROM store.matches WHERE run_id = $run_id
UNION
SELECT other_document_id FROM store.matches WHERE run_id = $run_id
UNION
SELECT unnest([matches.document_id, matches.other_document_id]) AS document_id
FROM store.match_events AS events
JOIN store.matches AS matches USING (match_id)
WHERE events.run_id = $run_id;
