-- One row per ledger entry about one document, its captures, derivations, matches or relations.
-- An entry's subject is the key of what it vouches for, its parts joined by slashes.
WITH subjects AS (
    SELECT $document_id AS subject_id
    UNION
    SELECT capture_id FROM main.captures WHERE original_sha256 = $document_id
    UNION
    SELECT derivation_id FROM main.derivations WHERE document_id = $document_id
    UNION
    SELECT relation_id FROM main.relations WHERE subject_id = $document_id OR object_id = $document_id
)

SELECT ledger.entry_number, ledger.kind, ledger.subject_id, ledger.run_id, ledger.recorded_at, ledger.leaf_sha256
FROM main.ledger AS ledger
WHERE list_has_any(string_split(ledger.subject_id, '/'), (SELECT list(subject_id) FROM subjects))
ORDER BY ledger.entry_number;
