-- One row per entry and what it vouches for where the two differ; one side is NULL where it is not there.
-- Rows that one key tells not apart are compared copy by copy. A digest over no rows is that of nothing.
CREATE OR REPLACE TEMP TABLE compared AS
WITH held AS (
    SELECT
        present.*,
        row_number() OVER (PARTITION BY kind, columns, subject_id ORDER BY row::VARCHAR) AS copy
    FROM present
),

known AS (
    SELECT kind, subject_id, copy FROM entries GROUP BY ALL
),

paired AS (
    SELECT
        coalesce(entries.kind, held.kind) AS kind,
        coalesce(entries.subject_id, held.subject_id) AS subject_id,
        entries.entry_number,
        coalesce(entries.key, held.key) AS key,
        entries.row AS row_then,
        held.row AS row_now,
        entries.row_count AS count_then,
        coalesce(held.row_count, 0) AS count_now,
        entries.rows_sha256 AS sha256_then,
        coalesce(held.rows_sha256, if(entries.is_digest, sha256(''), NULL)) AS sha256_now,
        coalesce(entries.is_digest, held.rows_sha256 IS NOT NULL) AS is_digest
    FROM entries
    FULL JOIN held USING (kind, columns, subject_id, copy)
    LEFT JOIN known
        ON entries.entry_number IS NULL
        AND known.kind = held.kind AND known.subject_id = held.subject_id AND known.copy = held.copy
    WHERE known.kind IS NULL
)

SELECT paired.*
FROM paired
WHERE (
        row_then::VARCHAR IS DISTINCT FROM row_now::VARCHAR
        OR sha256_then IS DISTINCT FROM sha256_now
        OR count_then IS DISTINCT FROM count_now
    )
    AND ($document_id IS NULL OR (kind, subject_id) IN (SELECT (kind, subject_id) FROM about));
