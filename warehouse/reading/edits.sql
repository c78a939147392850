-- One row per edit of one document, in the order of the raw text; the texts are cut by the reader.
SELECT
    edits.piece_number,
    edits.rules,
    edits.raw_start,
    edits.raw_end,
    edits.text_start,
    edits.text_end,
    pieces.after,
    edits.reason
FROM main.edits AS edits
JOIN main.pieces AS pieces
    ON pieces.document_id = edits.document_id AND pieces.piece_number = edits.piece_number
WHERE edits.document_id = $document_id
ORDER BY edits.raw_start, edits.piece_number;
