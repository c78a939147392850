-- One row per work that one document cites, or any document if $document_id is NULL, ordered by document, what is held
-- first: by which name, how often, where first, and the document held if there is one.
WITH cited AS (
    SELECT
        citations.document_id,
        works.work AS cited,
        any_value(citations.kind) AS kind,
        count(*) AS place_count,
        min(citations.text_start) AS text_start,
        arg_min(
            {
                'cited_document_id': citations.cited_document_id,
                'resolution': citations.resolution,
                'resolution_reason': citations.resolution_reason
            },
            (citations.cited_document_id IS NULL, citations.citation_number)
        ) AS meant
    FROM main.citations AS citations
    JOIN main.cited_works AS works USING (document_id, citation_number)
    WHERE $document_id IS NULL OR citations.document_id = $document_id
    GROUP BY citations.document_id, works.work
)

SELECT * EXCLUDE (meant), unnest(meant)
FROM cited
ORDER BY document_id, meant.cited_document_id IS NULL, place_count DESC, cited;
