-- One row: how the captures that a run took in came out, each URI counted once; its own and those of cut-short runs.
-- What failed counts only if it is the last that was tried, and what gave other bytes meanwhile once for each;
-- a listing or a catalogue only if it failed.
-- Originals tried again without a capture (`$rejected`) count as quarantined, too, if they still are.
WITH last_attempts AS (
    SELECT capture_id, original_sha256, outcome, method
    FROM store.captures
    WHERE run_id IN (SELECT unnest($run_ids))
    QUALIFY row_number() OVER (PARTITION BY uri, method, original_sha256 ORDER BY capture_id DESC) = 1
        AND (outcome != 'failed' OR capture_id = max(capture_id) OVER (PARTITION BY uri, method))
),

captured AS (
    SELECT
        captures.capture_id,
        captures.outcome = 'failed' OR held.original_sha256 IS NOT NULL AS is_quarantined,
        derivations.document_id IS NOT NULL
            AND row_number() OVER (PARTITION BY captures.original_sha256 ORDER BY captures.capture_id) = 1
            AS is_landed
    FROM last_attempts AS captures
    LEFT JOIN (SELECT DISTINCT original_sha256 FROM main.quarantine WHERE original_sha256 IS NOT NULL) AS held
        USING (original_sha256)
    LEFT JOIN store.derivations AS derivations
        ON derivations.document_id = captures.original_sha256 AND derivations.run_id = $run_id
    WHERE captures.outcome = 'failed' OR captures.method NOT IN ('listing', 'catalog')
)

SELECT
    count(*) AS captured_count,
    (SELECT count(*) FROM store.derivations WHERE run_id = $run_id) AS landed_count,
    count(*) FILTER (NOT is_landed AND NOT is_quarantined) AS unchanged_count,
    count(*) FILTER (is_quarantined) + (
        SELECT count(DISTINCT original_sha256)
        FROM main.quarantine
        WHERE list_contains($rejected, original_sha256)
            AND original_sha256 NOT IN (
                SELECT original_sha256
                FROM store.captures
                WHERE run_id IN (SELECT unnest($run_ids)) AND original_sha256 IS NOT NULL
            )
    ) AS quarantined_count
FROM captured;
