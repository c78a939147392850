-- Which passages have words that match a pattern, where, in which document: words=REGEX, in any case.
SELECT
    substr(passages.document_id, 1, 10) AS document,
    documents.title,
    coalesce(documents.published_on, documents.dated_on) AS said_on,
    passages.page_number,
    passages.role,
    passages.text_start,
    -- The words with what stands around them on their line.
    trim(regexp_extract(passages.text, '(?i).{0,60}(?:' || $words || ').{0,60}')) AS in_words
FROM passages
JOIN documents
    ON documents.document_id = passages.document_id
WHERE regexp_matches(passages.text, $words, 'i')
ORDER BY said_on NULLS LAST, document, passages.text_start;
