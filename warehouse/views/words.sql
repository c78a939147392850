-- One row per word of a PDF page, with its box, in the current derivation.
CREATE VIEW main.words AS
SELECT
    document_id,
    words.* EXCLUDE (derivation_id)
FROM store.words AS words
JOIN store.current_derivations USING (derivation_id);
