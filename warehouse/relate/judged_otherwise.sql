-- One row per document in a judgement by another version of the method: identical texts may have no match that is made anew.
SELECT unnest([subject_id, object_id]) AS document_id
FROM main.relations
WHERE is_reuse(predicate) AND method_version != $method_version;
