-- One row per group of rows that is not what its digest says, with the documents they belong to.
SELECT
    'store.' || kind || ' of ' || (
        SELECT string_agg(coalesce('document ' || document_id, 'derivation ' || value), ' and ' ORDER BY name)
        FROM (
            SELECT unnest(json_keys(key)) AS name, json_extract_string(key, '$."' || name || '"') AS value
        )
        LEFT JOIN derivation_documents
            ON derivation_id = value
        WHERE name <> 'run_id'
    ) AS place,
    CASE
        WHEN entry_number IS NULL THEN count_now || ' rows that no entry of the ledger vouches for'
        WHEN count_now <> count_then
            THEN count_now || ' rows, entry ' || entry_number || ' vouches for ' || count_then
        ELSE 'the ' || count_now || ' rows are not those that entry ' || entry_number || ' vouches for'
    END || ' (' || subject_id || ')' AS message
FROM compared
WHERE is_digest
ORDER BY ALL;
