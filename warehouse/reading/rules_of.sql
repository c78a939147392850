-- One row per rule by which one document was cleaned, with the reason the rule gives in that version.
WITH versions AS (
    SELECT rules, unnest(json_keys(rules)) AS rule
    FROM main.derivations
    WHERE document_id = $document_id AND is_current
),

named AS (
    SELECT rule, json_extract_string(rules, '$."' || rule || '"') AS version
    FROM versions
)

SELECT named.rule, named.version, rules.reason
FROM named
LEFT JOIN main.rules AS rules
    ON rules.rule = named.rule AND rules.version = named.version
ORDER BY named.rule;
