-- One row per match about which a run has changed the archive's mind.
INSERT INTO store.match_events BY NAME
WITH matched_anew AS (
    SELECT document_id
    FROM store.current_derivations
    WHERE derivation_id IN (SELECT unnest($matched_anew))
),

judgements AS (
    SELECT match_id, is_current, own_chars
    FROM judged_matches
    UNION ALL
    SELECT match_id, true, own_chars
    FROM found_matches
    UNION ALL
    -- What another version of the method found, this one has looked for anew.
    SELECT match_id, false, own_chars
    FROM main.matches
    WHERE method_version != $method_version
    UNION ALL
    -- What was matched as if it were new has what was found now, and nothing else.
    SELECT match_id, false, own_chars
    FROM main.matches
    ANTI JOIN found_matches USING (match_id)
    WHERE method_version = $method_version
        AND (document_id IN (FROM matched_anew) OR other_document_id IN (FROM matched_anew))
)

SELECT
    judgements.match_id,
    if(judgements.is_current, 'made', 'retracted') AS event,
    judgements.own_chars,
    $run_id AS run_id,
    $recorded_at::TIMESTAMP AS recorded_at
FROM judgements
LEFT JOIN main.matches AS standing USING (match_id)
WHERE judgements.is_current != (standing.match_id IS NOT NULL)
    OR (judgements.is_current AND judgements.own_chars != standing.own_chars)
ORDER BY judgements.match_id;
