-- One row per derivation that counts, with its document, of runs that could not tell what they repeat: if none has ended
-- since that could. A migration relates nothing.
SELECT current.derivation_id, current.document_id
FROM store.current_derivations AS current
JOIN store.derivations AS derivations USING (derivation_id)
JOIN store.run_events AS ended
    ON ended.run_id = derivations.run_id AND ended.event = 'ended' AND ended.state = $state
WHERE NOT EXISTS (
    FROM store.run_events AS later
    WHERE later.event = 'ended'
        AND later.state = 'completed'
        AND later.flow_name != 'migrate'
        AND later.recorded_at > ended.recorded_at
);
