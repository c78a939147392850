-- One row per run of raw text and the bytes it was read from, in the current derivation.
CREATE VIEW main.raw_spans AS
SELECT
    document_id,
    raw_spans.* EXCLUDE (derivation_id)
FROM store.raw_spans AS raw_spans
JOIN store.current_derivations USING (derivation_id);
