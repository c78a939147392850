-- One row per value that one document's original states about itself, in the order of the original.
SELECT claim_number, source, name, aspect, value, value_on
FROM main.claims
WHERE document_id = $document_id
ORDER BY claim_number;
