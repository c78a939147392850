-- One row per rule that changed one document: how often, how much, why.
WITH applied AS (
    SELECT
        documents.derivation_id,
        unnest(pieces.rules) AS rule,
        pieces.raw_end - pieces.raw_start AS raw_chars
    FROM main.pieces AS pieces
    JOIN main.documents AS documents
        ON documents.document_id = pieces.document_id
    WHERE pieces.document_id = $document_id
),

totals AS (
    SELECT derivation_id, rule, count(*) AS edit_count, sum(raw_chars) AS raw_chars
    FROM applied
    GROUP BY derivation_id, rule
)

SELECT totals.rule, rules.version, totals.edit_count, totals.raw_chars, rules.reason
FROM totals
JOIN main.derivations AS derivations
    ON derivations.derivation_id = totals.derivation_id
LEFT JOIN main.rules AS rules
    ON rules.rule = totals.rule
    AND rules.version = json_extract_string(derivations.rules, '$."' || totals.rule || '"')
ORDER BY totals.edit_count DESC, totals.rule;
