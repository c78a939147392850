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
)

SELECT
    documents.document_id,
    pieces.piece_number,
    pieces.rules,
    pieces.raw_start,
    pieces.raw_end,
    pieces.text_start,
    pieces.text_end,
    substr(documents.raw_text, pieces.raw_start + 1, pieces.raw_end - pieces.raw_start) AS before,
    coalesce(
        pieces.after,
        substr(documents.raw_text, pieces.raw_start + 1, pieces.raw_end - pieces.raw_start)
    ) AS after,
    array_to_string(list_transform(pieces.rules, lambda rule: reasons.reason_of[rule]), '; ') AS reason
FROM store.pieces AS pieces
JOIN store.current_derivations USING (derivation_id)
JOIN store.documents AS documents USING (derivation_id)
LEFT JOIN reasons USING (derivation_id)
WHERE len(pieces.rules) > 0;
