-- One row per derivation: its texts, and in what they are not as its hashes and its length say (NULL: in nothing).
WITH texts AS (
    SELECT
        documents.derivation_id,
        documents.document_id,
        derivations.document_id AS derived_id,
        documents.text_sha256,
        derivations.text_sha256 AS derived_text_sha256,
        derivations.raw_text_sha256,
        documents.char_count,
        documents.raw_text,
        documents.text,
        length(documents.text) AS text_chars,
        sha256(documents.text) AS text_now,
        sha256(documents.raw_text) AS raw_text_now
    FROM store.documents AS documents
    LEFT JOIN store.derivations AS derivations USING (derivation_id)
    WHERE $document_id IS NULL OR documents.document_id = $document_id OR derivations.document_id = $document_id
)

SELECT
    derivation_id,
    document_id,
    raw_text,
    text,
    nullif(
        concat_ws(
            '; ',
            CASE WHEN text_now <> text_sha256 THEN 'text hashes to ' || text_now || ', text_sha256 is ' || text_sha256 END,
            CASE
                WHEN text_sha256 <> derived_text_sha256
                    THEN 'text_sha256 is ' || text_sha256 || ', in derivations ' || derived_text_sha256
            END,
            CASE
                WHEN raw_text_now <> raw_text_sha256
                    THEN 'raw_text hashes to ' || raw_text_now || ', raw_text_sha256 in derivations is ' || raw_text_sha256
            END,
            CASE WHEN char_count <> text_chars THEN 'char_count is ' || char_count || ', text has ' || text_chars END,
            CASE WHEN derived_id IS NULL THEN 'there is no derivation ' || derivation_id END,
            CASE WHEN derived_id <> document_id THEN 'document_id in derivations is ' || derived_id END
        ),
        ''
    ) AS message
FROM texts;
