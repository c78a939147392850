-- One row per piece that changes something: what stood there, what stands there now, and why.
CREATE VIEW main.edits AS
WITH reasons AS (
    SELECT
        derivations.derivation_id,
        map_from_entries(list((rules.rule, rules.reason))) AS reason_of
    FROM store.derivations AS derivations
    JOIN store.rules AS rules
        ON json_extract_string(derivations.rules, '$."' || rules.rule || '"') = rules.version
    GROUP BY derivations.derivation_id
),

-- To find a place in a text, DuckDB counts the characters before it: those of a block, not of a whole book.
blocks AS (
    SELECT
        document_id,
        derivation_id,
        block,
        substr(raw_text, block * 16384 + 1, 16384) AS block_text
    FROM (
        SELECT
            documents.document_id,
            derivation_id,
            documents.raw_text,
            unnest(range(length(documents.raw_text) // 16384 + 1)) AS block
        FROM store.documents AS documents
        JOIN store.current_derivations USING (derivation_id)
    )
),

touched AS (
    SELECT *, unnest(range(raw_start // 16384, greatest(raw_start, raw_end - 1) // 16384 + 1)) AS block
    FROM store.pieces
    WHERE len(rules) > 0
),

changed AS (
    SELECT
        blocks.document_id,
        derivation_id,
        touched.piece_number,
        touched.rules,
        touched.raw_start,
        touched.raw_end,
        touched.text_start,
        touched.text_end,
        touched.after,
        string_agg(
            substr(
                blocks.block_text,
                greatest(touched.raw_start - block * 16384, 0) + 1,
                touched.raw_end - greatest(touched.raw_start, block * 16384)
            ),
            '' ORDER BY block
        ) AS before
    FROM touched
    JOIN blocks USING (derivation_id, block)
    GROUP BY ALL
)

SELECT
    changed.document_id,
    changed.piece_number,
    changed.rules,
    changed.raw_start,
    changed.raw_end,
    changed.text_start,
    changed.text_end,
    changed.before,
    coalesce(changed.after, changed.before) AS after,
    array_to_string(list_transform(changed.rules, lambda rule: reasons.reason_of[rule]), '; ') AS reason
FROM changed
LEFT JOIN reasons USING (derivation_id);
