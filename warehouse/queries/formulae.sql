-- Wording that means nothing when it is shared: where it was found, and between how many pairs of documents.
SELECT
    substr(documents.text, matches.text_start + 1, matches.text_end - matches.text_start) AS wording,
    count(DISTINCT matches.document_id || matches.other_document_id) AS pairs,
    max(matches.matched_chars) AS matched_chars
FROM matches
JOIN documents USING (document_id)
WHERE matches.is_formula
GROUP BY wording
ORDER BY pairs DESC, matched_chars DESC, wording;
