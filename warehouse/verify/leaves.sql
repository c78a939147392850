-- One row per ledger entry with the leaf hash of its body, and its place if numbers were gapless.
CREATE OR REPLACE TEMP TABLE leaves AS
SELECT
    entry_number,
    row_number() OVER (ORDER BY entry_number) - 1 AS place,
    sha256('\x00'::BLOB || encode(body)) AS leaf_sha256
FROM store.ledger;
