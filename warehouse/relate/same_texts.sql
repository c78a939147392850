-- One row per affected pair whose clean texts are identical, however short they are.
-- Of more than 16 the first stands for all: each is joined to it, and the clusters join them to each other.
CREATE OR REPLACE TEMP TABLE same_texts AS
WITH alike AS (
    SELECT
        document_id,
        text_sha256,
        languages,
        coalesce(dated_on, published_on) AS stated_on,
        count(*) OVER same_text AS document_count,
        first_value(document_id) OVER (same_text ORDER BY stated_on NULLS LAST, document_id) AS first_id
    FROM main.documents
    WHERE text_sha256 IN (
        SELECT documents.text_sha256
        FROM main.documents AS documents
        JOIN affected_pairs AS pairs USING (document_id)
    )
    WINDOW same_text AS (PARTITION BY text_sha256)
)

SELECT
    mine.document_id AS subject_id,
    'same_text' AS predicate,
    other.document_id AS object_id,
    1.0 AS subject_coverage,
    1.0 AS object_coverage,
    if(len(mine.languages) = 1, mine.languages[1], NULL) AS language,
    1 AS match_count,
    letters_and_digits(texts.text) AS longest_match_chars,
    if(mine.stated_on != other.stated_on, 'date', 'undetermined') AS direction_basis,
    1.0 AS score,
    'the clean texts are identical, the bytes are not' AS reason
FROM affected_pairs AS pairs
JOIN alike AS mine
    ON mine.document_id = pairs.document_id
JOIN alike AS other
    ON other.document_id = pairs.other_document_id AND other.text_sha256 = mine.text_sha256
JOIN main.documents AS texts
    ON texts.document_id = mine.document_id
WHERE mine.document_count <= 16 OR mine.first_id IN (mine.document_id, other.document_id);
