-- One row if the index `held` has anchors of bodies, or bodies of derivations, that it does not know.
SELECT 'anchors' AS place, count(*) || ' anchors are of no text' AS message
FROM held.anchors
LEFT JOIN held.bodies USING (body_number)
WHERE bodies.derivation_id IS NULL OR bodies.derivation_id NOT IN (SELECT derivation_id FROM held.indexed)
HAVING count(*) > 0;
