-- One row: what the file says it was made with.
SELECT code_version, definitions_sha256
FROM store.made_with;
