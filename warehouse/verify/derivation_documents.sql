-- One row per derivation that the store or the ledger knows, with its document.
CREATE OR REPLACE TEMP TABLE derivation_documents AS
SELECT
    derivation_id,
    any_value(document_id ORDER BY is_vouched DESC) AS document_id
FROM (
    SELECT derivation_id, document_id, false AS is_vouched
    FROM store.derivations
    UNION ALL
    SELECT row ->> '$.derivation_id', row ->> '$.document_id', true
    FROM entries
    WHERE kind = 'derivations'
)
WHERE $document_id IS NULL OR document_id = $document_id
GROUP BY derivation_id;
