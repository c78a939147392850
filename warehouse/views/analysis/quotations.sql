-- One row per passage behind `quotes` and `shares_source`, cut from the stored text of both documents.
CREATE VIEW main.quotations AS
SELECT
    relations.relation_id,
    matches.match_id,
    relations.predicate,
    relations.language,
    relations.subject_id,
    subjects.title AS subject_title,
    relations.object_id,
    objects.title AS object_title,
    CASE
        WHEN matches.document_id = relations.subject_id
            THEN substr(subjects.text, matches.text_start + 1, matches.text_end - matches.text_start)
        ELSE substr(subjects.text, matches.other_start + 1, matches.other_end - matches.other_start)
    END AS subject_text,
    CASE
        WHEN matches.document_id = relations.subject_id
            THEN substr(objects.text, matches.other_start + 1, matches.other_end - matches.other_start)
        ELSE substr(objects.text, matches.text_start + 1, matches.text_end - matches.text_start)
    END AS object_text,
    matches.matched_chars,
    matches.similarity,
    relations.reason
FROM main.relations AS relations
JOIN main.documents AS subjects
    ON subjects.document_id = relations.subject_id
JOIN main.documents AS objects
    ON objects.document_id = relations.object_id
JOIN main.matches AS matches
    ON matches.document_id = least(relations.subject_id, relations.object_id)
    AND matches.other_document_id = greatest(relations.subject_id, relations.object_id)
    AND NOT matches.is_formula
WHERE relations.predicate IN ('quotes', 'shares_source');
