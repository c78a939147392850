-- One row per statement that no document held gives earlier: who said it, where it stands first, who repeats it.
-- First is the document with the earliest date of publication, else the date it bears; those without a
-- date come last, and the id decides between equals, so that the order of arrival does not.
CREATE VIEW main.statements_repeated AS
WITH dated AS (
    SELECT document_id, coalesce(published_on, dated_on) AS first_on, title
    FROM main.documents
),

sides AS (
    SELECT document_id, statement_number, other_document_id, other_statement_number
    FROM main.statement_pairs
    WHERE is_same_speaker
    UNION ALL
    SELECT other_document_id, other_statement_number, document_id, statement_number
    FROM main.statement_pairs
    WHERE is_same_speaker
),

ranked AS (
    SELECT
        sides.*,
        (coalesce(others.first_on, DATE '9999-12-31'), sides.other_document_id)
        < (coalesce(mine.first_on, DATE '9999-12-31'), sides.document_id) AS is_earlier
    FROM sides
    JOIN dated AS mine ON mine.document_id = sides.document_id
    JOIN dated AS others ON others.document_id = sides.other_document_id
),

repeated AS (
    SELECT
        document_id,
        statement_number,
        list(DISTINCT other_document_id ORDER BY other_document_id) AS repeated_by,
        bool_or(is_earlier) AS has_earlier
    FROM ranked
    GROUP BY document_id, statement_number
)

SELECT
    statements.document_id,
    statements.statement_number,
    speakers.speaker_id,
    statements.speaker,
    statements.voice,
    statements.place,
    statements.stated_on,
    dated.first_on AS first_published_on,
    dated.title AS first_published_in,
    coalesce(repeated.repeated_by, []) AS repeated_by,
    1 + len(coalesce(repeated.repeated_by, [])) AS document_count,
    statements.text
FROM main.statements AS statements
JOIN main.speakers AS speakers USING (speaker_key)
JOIN dated USING (document_id)
LEFT JOIN repeated
    ON repeated.document_id = statements.document_id
    AND repeated.statement_number = statements.statement_number
WHERE NOT coalesce(repeated.has_earlier, FALSE);
