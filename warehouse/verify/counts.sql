-- One row: how much there was to check.
SELECT
    (SELECT count(*) FROM store.captures WHERE $document_id IS NULL OR original_sha256 = $document_id) AS capture_count,
    (
        SELECT count(*) FROM store.documents WHERE $document_id IS NULL OR document_id = $document_id
    ) AS derivation_count,
    (
        SELECT coalesce(sum(row_count), 0)::BIGINT
        FROM (
            SELECT kind, subject_id, row_count FROM entries
            UNION ALL
            SELECT kind, subject_id, row_count FROM borne_out
        )
        WHERE $document_id IS NULL OR (kind, subject_id) IN (SELECT (kind, subject_id) FROM about)
    ) AS row_count,
    (SELECT count(*) FROM leaves) AS entry_count,
    (SELECT count(*) FROM store.ledger_heads) AS head_count;
