-- What cleaning did: one row per rule, with the documents it touched and an example.
WITH applied AS (
    SELECT document_id, unnest(rules) AS rule, before, after
    FROM edits
)

SELECT
    rule,
    count(*) AS edits,
    count(DISTINCT document_id) AS documents,
    min(before) AS example_before,
    arg_min(after, before) AS example_after
FROM applied
GROUP BY rule
ORDER BY edits DESC, rule;
