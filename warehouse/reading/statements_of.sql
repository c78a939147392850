-- One row per statement of a document, with the other documents that have it.
SELECT
    statements.* EXCLUDE (document_id),
    (
        SELECT coalesce(list(DISTINCT other_id ORDER BY other_id), [])
        FROM (
            SELECT other_document_id AS other_id
            FROM main.statement_pairs AS pairs
            WHERE pairs.document_id = statements.document_id
                AND pairs.statement_number = statements.statement_number
                AND pairs.is_same_speaker
            UNION ALL
            SELECT pairs.document_id
            FROM main.statement_pairs AS pairs
            WHERE pairs.other_document_id = statements.document_id
                AND pairs.other_statement_number = statements.statement_number
                AND pairs.is_same_speaker
        )
    ) AS also_in
FROM main.statements AS statements
WHERE statements.document_id = $document_id
ORDER BY statements.statement_number;
