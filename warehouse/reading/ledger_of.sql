-- One row per ledger entry about one document: its captures, derivations, matches, relations (those taken back too), its
-- times in quarantine, and the runs that captured or derived it.
-- An entry's subject is the key of what it vouches for, its parts joined by slashes.
WITH subjects AS (
    SELECT $document_id AS subject_id
    UNION
    SELECT capture_id FROM main.captures WHERE original_sha256 = $document_id
    UNION
    SELECT derivation_id FROM main.derivations WHERE document_id = $document_id
    UNION
    SELECT relation_id FROM store.relation_events WHERE subject_id = $document_id OR object_id = $document_id
    UNION
    SELECT quarantine_id FROM main.quarantine_history WHERE original_sha256 = $document_id
),

runs AS (
    SELECT run_id FROM main.captures WHERE original_sha256 = $document_id
    UNION
    SELECT run_id FROM main.derivations WHERE document_id = $document_id
)

SELECT ledger.entry_number, ledger.kind, ledger.subject_id, ledger.run_id, ledger.recorded_at, ledger.leaf_sha256
FROM main.ledger AS ledger
WHERE list_has_any(string_split(ledger.subject_id, '/'), (SELECT list(subject_id) FROM subjects))
    OR (ledger.kind = 'run_events' AND split_part(ledger.subject_id, '/', 1) IN (FROM runs))
ORDER BY ledger.entry_number;
