-- One row per row of these derivations that gives words of the text, with the offsets at which they should stand there.
-- A statement leaves out the notes and running heads between its paragraphs.
WITH quoted AS (
    SELECT derivation_id, 'passages' AS kind, passage_number AS number, text_start, text_end, text AS words FROM store.passages
    UNION ALL
    SELECT derivation_id, 'citations', citation_number, text_start, text_end, cited_as FROM store.citations
    UNION ALL
    SELECT derivation_id, 'footnotes', footnote_number, note_start, note_end, note FROM store.footnotes
    UNION ALL
    SELECT derivation_id, 'statements', statement_number, text_start, text_end, text FROM store.statements
)

SELECT derivation_id, kind, number, text_start, text_end, words
FROM quoted
WHERE derivation_id IN (SELECT unnest($derivation_ids::VARCHAR[]));
