-- One row per group of paragraphs that translates another, in texts that are judged to translate each other now.
CREATE VIEW main.translations AS
SELECT translations.* EXCLUDE (derivation_id, other_derivation_id, run_id), translations.run_id
FROM store.translations AS translations
JOIN store.current_derivations AS mine
    ON mine.derivation_id = translations.derivation_id
JOIN store.current_derivations AS other
    ON other.derivation_id = translations.other_derivation_id
SEMI JOIN main.relations AS relations
    ON relations.predicate = 'translates'
    AND relations.method_version = translations.method_version
    AND least(relations.subject_id, relations.object_id) = translations.document_id
    AND greatest(relations.subject_id, relations.object_id) = translations.other_document_id
    AND list_sort([relations.language, relations.object_language])
        = list_sort([translations.language, translations.other_language]);
