-- One row per key of a symbol that no document bears and that agrees with documents that have lost theirs: with which,
-- and why. Organs, sessions or years, and the date given with a citation must agree, and the title where one is given. Only
-- where exactly one document agrees, and with no other document's symbol, is it taken to be meant.
CREATE OR REPLACE TEMP TABLE inferred_keys AS
WITH named AS (
    SELECT DISTINCT cited_keys.cited_symbol
    FROM cited_keys
    JOIN borne_keys USING (key)
),

unheld AS (
    SELECT DISTINCT
        document_id,
        cited_symbol,
        cited_on,
        cited_title_key,
        list_sort(list_transform(
            symbol_keys(cited_symbol),
            lambda key: regexp_extract(key, '^(A/HRC|A|S|E)/(?:S-|ES-)?[0-9]{1,4}/', 1)
        )) AS bodies,
        list_transform(
            symbol_keys(cited_symbol),
            lambda key: regexp_extract(key, '^(?:A/HRC|A|S|E)/((?:S-|ES-)?[0-9]{1,4})/', 1)
        ) AS sessions
    FROM cited_keys
    ANTI JOIN named USING (cited_symbol)
    WHERE cited_symbol IS NOT NULL AND cited_on IS NOT NULL
),

agreeing AS (
    SELECT DISTINCT unheld.cited_symbol, unheld.cited_on, nameless.document_id AS cited_document_id
    FROM unheld
    JOIN nameless
        ON nameless.document_id != unheld.document_id
        AND list_sort(nameless.bodies) = unheld.bodies
        AND list_has_all(nameless.sessions, unheld.sessions)
        AND list_contains(nameless.dates, unheld.cited_on)
        AND (unheld.cited_title_key IS NULL OR starts_with(nameless.title_key, unheld.cited_title_key))
),

claimed AS (
    SELECT
        unnest(symbol_keys(cited_symbol)) AS key,
        min(cited_on) AS cited_on,
        list(DISTINCT cited_document_id ORDER BY cited_document_id) AS document_ids
    FROM agreeing
    GROUP BY key
),

rivals AS (
    SELECT cited_document_id, count(DISTINCT cited_symbol) AS symbol_count
    FROM agreeing
    GROUP BY cited_document_id
)

SELECT
    claimed.key,
    claimed.document_ids,
    claimed.cited_on,
    len(claimed.document_ids) = 1 AND coalesce(rivals.symbol_count, 1) = 1 AS is_certain
FROM claimed
LEFT JOIN rivals
    ON rivals.cited_document_id = claimed.document_ids[1];
