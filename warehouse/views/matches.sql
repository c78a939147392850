-- One row per aligned passage of two documents, in their current derivations, that still counts.
CREATE VIEW main.matches AS
WITH latest AS (
    SELECT
        match_id,
        arg_max(event, (recorded_at, run_id)) AS event,
        arg_max(own_chars, (recorded_at, run_id)) AS own_chars
    FROM store.match_events
    GROUP BY match_id
)

SELECT
    matches.* EXCLUDE (derivation_id, other_derivation_id, run_id, own_chars, is_formula),
    coalesce(latest.own_chars, matches.own_chars) AS own_chars,
    coalesce(latest.own_chars, matches.own_chars) = 0 AS is_formula,
    matches.run_id
FROM store.matches AS matches
JOIN store.current_derivations AS mine
    ON mine.derivation_id = matches.derivation_id
JOIN store.current_derivations AS other
    ON other.derivation_id = matches.other_derivation_id
LEFT JOIN latest
    ON latest.match_id = matches.match_id
WHERE latest.event IS DISTINCT FROM 'retracted';
