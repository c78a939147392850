-- One row: whether translations that count were found, or failed to be found, by another version of the method.
SELECT
    EXISTS (FROM main.relations WHERE predicate = 'translates' AND method_version != $method_version)
    OR NOT EXISTS (FROM store.methods WHERE method_version = $method_version) AS has_others;
