-- One row per document about whose matches a run has changed the archive's mind.
SELECT DISTINCT unnest([matches.document_id, matches.other_document_id]) AS document_id
FROM store.match_events AS events
JOIN store.matches AS matches USING (match_id)
WHERE events.run_id = $run_id;
