-- One row per aligned passage of two documents, in their current derivations.
CREATE VIEW main.matches AS
SELECT matches.* EXCLUDE (derivation_id, other_derivation_id, run_id), matches.run_id
FROM store.matches AS matches
JOIN store.current_derivations AS mine
    ON mine.derivation_id = matches.derivation_id
JOIN store.current_derivations AS other
    ON other.derivation_id = matches.other_derivation_id;
