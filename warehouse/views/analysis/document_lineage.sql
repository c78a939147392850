-- One row per capture of a document: from the URI through the bytes and the derivation to the text.
CREATE VIEW main.document_lineage AS
SELECT
    documents.document_id,
    captures.capture_id,
    captures.uri,
    captures.captured_at,
    captures.outcome,
    captures.run_id AS capture_run_id,
    originals.original_sha256,
    originals.original_bytes,
    originals.media_type,
    derivations.derivation_id,
    derivations.extractor,
    derivations.code_version,
    derivations.run_id AS landing_run_id,
    derivations.derived_at,
    derivations.raw_text_sha256,
    derivations.text_sha256,
    documents.title
FROM main.documents AS documents
JOIN main.derivations AS derivations
    ON derivations.derivation_id = documents.derivation_id
JOIN main.originals AS originals
    ON originals.original_sha256 = documents.document_id
JOIN main.captures AS captures
    ON captures.original_sha256 = originals.original_sha256;
