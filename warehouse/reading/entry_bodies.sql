-- One row per ledger entry of these numbers: what it says, byte for byte.
SELECT entry_number, kind, subject_id, body
FROM main.ledger
WHERE list_contains($entry_numbers::BIGINT[], entry_number)
ORDER BY entry_number;
