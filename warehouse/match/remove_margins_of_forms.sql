-- Forgets the margins of pairs one of whose forms is forgotten.
DELETE FROM margins
WHERE form_number IN (SELECT form_number FROM indexed WHERE derivation_id IN (SELECT unnest($ids)))
    OR other_number IN (SELECT form_number FROM indexed WHERE derivation_id IN (SELECT unnest($ids)));
