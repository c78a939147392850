-- One row per note and place it is marked at, in the current derivation.
CREATE VIEW main.footnotes AS
SELECT
    document_id,
    footnotes.* EXCLUDE (derivation_id)
FROM store.footnotes AS footnotes
JOIN store.current_derivations USING (derivation_id);
