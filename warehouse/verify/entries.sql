-- One row per ledger entry that is not borne out and whose body can be read: what it vouches for, as the body says it.
CREATE OR REPLACE TEMP TABLE entries AS
WITH left_over AS MATERIALIZED (
    -- By itself, or all bodies would be parsed before most are set aside.
    SELECT entry_number, body FROM store.ledger ANTI JOIN borne_out USING (entry_number)
),

bodies AS (
    SELECT entry_number, body::JSON AS body FROM left_over WHERE json_valid(body)
),

read AS (
    SELECT
        bodies.entry_number,
        registered.kind,
        registered.is_digest,
        CASE
            WHEN registered.is_digest THEN from_json(body -> '$.columns', '["VARCHAR"]')
            ELSE list_sort(json_keys(body, '$.row'))
        END AS columns,
        array_to_string(
            list_transform(
                registered.key,
                lambda name: json_extract_string(
                    body, CASE WHEN registered.is_digest THEN '$.key."' ELSE '$.row."' END || name || '"'
                )
            ),
            '/'
        ) AS subject_id,
        body ->> '$.run_id' AS run_id,
        body ->> '$.recorded_at' AS recorded_at,
        CASE WHEN NOT registered.is_digest THEN body -> '$.row' END AS row,
        CASE WHEN registered.is_digest THEN body -> '$.key' END AS key,
        CASE WHEN registered.is_digest THEN TRY_CAST(body ->> '$.row_count' AS BIGINT) ELSE 1 END AS row_count,
        body ->> '$.rows_sha256' AS rows_sha256
    FROM bodies
    JOIN registered
        ON registered.kind = body ->> '$.table'
)

SELECT
    read.*,
    row_number() OVER (PARTITION BY kind, columns, subject_id ORDER BY row::VARCHAR, rows_sha256) AS copy
FROM read;
