-- One row: whether anything that counts was matched, or failed to be matched, by another version of the method.
SELECT
    EXISTS (FROM main.matches WHERE method_version != $method_version)
    OR NOT EXISTS (FROM store.methods WHERE method_version = $method_version) AS has_others;
