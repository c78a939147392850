-- One row for the method a run judges by, unless it is on record or there was nothing to judge.
INSERT INTO store.methods
SELECT $method_version, $parameters, $run_id
WHERE EXISTS (FROM store.documents)
    AND NOT EXISTS (FROM store.methods WHERE method_version = $method_version);
