-- One row per view that a run adds to, with the rows it added: all, or those about one document.
WITH landed AS (
    SELECT derivation_id
    FROM store.derivations
    WHERE run_id = $run_id AND ($document_id IS NULL OR document_id = $document_id)
),

captured AS (
    SELECT * FROM store.captures
    WHERE run_id = $run_id AND ($document_id IS NULL OR original_sha256 = $document_id)
),

stored AS (
    SELECT * FROM store.originals
    WHERE run_id = $run_id AND ($document_id IS NULL OR original_sha256 = $document_id)
),

matched AS (
    SELECT * FROM store.matches
    WHERE run_id = $run_id AND ($document_id IS NULL OR $document_id IN (document_id, other_document_id))
),

related AS (
    SELECT * FROM store.relation_events
    WHERE run_id = $run_id AND event = 'made' AND ($document_id IS NULL OR $document_id IN (subject_id, object_id))
),

quarantined AS (
    SELECT * FROM store.quarantine_events
    WHERE run_id = $run_id AND event = 'quarantined' AND ($document_id IS NULL OR original_sha256 = $document_id)
)

SELECT 'captures' AS view_name, count(*) AS row_count FROM captured
UNION ALL
SELECT 'originals', count(*) FROM stored
UNION ALL
SELECT 'documents', count(*) FROM landed
UNION ALL
SELECT 'pages', count(*) FROM store.pages SEMI JOIN landed USING (derivation_id)
UNION ALL
SELECT 'passages', count(*) FROM store.passages SEMI JOIN landed USING (derivation_id)
UNION ALL
SELECT 'pieces', count(*) FROM store.pieces SEMI JOIN landed USING (derivation_id)
UNION ALL
SELECT 'findings', count(*) FROM store.findings SEMI JOIN landed USING (derivation_id)
UNION ALL
SELECT 'matches', count(*) FROM matched
UNION ALL
SELECT 'relations', count(*) FROM related
UNION ALL
SELECT 'quarantine', count(*) FROM quarantined;
