-- One rule version that is not on record yet.
INSERT INTO store.rules
SELECT $rule, $version, $reason, $run_id
WHERE NOT EXISTS (FROM store.rules WHERE rule = $rule AND version = $version);
