-- One row per value, in the order given: its SHA-256.
SELECT sha256(data)
FROM (SELECT unnest($data::BLOB[]) AS data, generate_subscripts($data::BLOB[], 1) AS place)
ORDER BY place;
