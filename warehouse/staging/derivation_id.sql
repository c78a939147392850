-- One row: the id of one way of deriving a document, and the hashes of its two texts.
WITH hashes AS (
    SELECT
        sha256($raw_text) AS raw_text_sha256,
        sha256($text) AS text_sha256
)

SELECT
    content_id(
        concat_ws(chr(31), $document_id, $code_version, $extractor, $rules, raw_text_sha256, text_sha256)
    ) AS derivation_id,
    raw_text_sha256,
    text_sha256
FROM hashes;
