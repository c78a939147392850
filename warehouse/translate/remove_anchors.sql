-- Takes the anchors of forgotten derivations out of the index.
DELETE FROM anchors
WHERE body_number IN (
    SELECT body_number FROM bodies WHERE derivation_id IN (SELECT unnest($ids))
);
