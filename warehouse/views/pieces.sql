-- One row per piece of the way from raw text to text, in the current derivation.
CREATE VIEW main.pieces AS
SELECT
    document_id,
    pieces.* EXCLUDE (derivation_id)
FROM store.pieces AS pieces
JOIN store.current_derivations USING (derivation_id);
