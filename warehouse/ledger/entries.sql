-- Adds one row per row or digest that is not vouched for yet; of rows alike in key, the copies beyond those that are.
INSERT INTO store.ledger
WITH numbered AS (
    SELECT
        present.*,
        row_number() OVER (PARTITION BY kind, subject_id ORDER BY row::VARCHAR) AS copy
    FROM present
),

vouched_already AS (
    SELECT kind, subject_id, count(*) AS copies
    FROM store.ledger
    SEMI JOIN present USING (kind, subject_id)
    GROUP BY kind, subject_id
),

unvouched AS (
    SELECT registered.place, numbered.*
    FROM numbered
    JOIN registered USING (kind)
    LEFT JOIN vouched_already USING (kind, subject_id)
    WHERE numbered.copy > coalesce(vouched_already.copies, 0)
),

bodies AS (
    SELECT
        place,
        kind,
        subject_id,
        copy,
        entry_body(
            kind, columns, key, row, row_count, rows_sha256, $run_id, $recorded_at::TIMESTAMP
        ) AS body
    FROM unvouched
)

SELECT
    (SELECT coalesce(max(entry_number) + 1, 0) FROM store.ledger)
        + row_number() OVER (ORDER BY place, subject_id, copy) - 1,
    $run_id,
    $recorded_at::TIMESTAMP,
    kind,
    subject_id,
    body,
    sha256('\x00'::BLOB || encode(body))
FROM bodies;
