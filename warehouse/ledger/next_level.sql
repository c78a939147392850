-- Adds one row per pair of neighbours on a level: RFC 6962, section 2.1. A node without a neighbour waits.
INSERT INTO nodes
SELECT
    $level + 1,
    lefts.place // 2,
    unhex(sha256('\x01'::BLOB || lefts.hash || rights.hash))
FROM nodes AS lefts
JOIN nodes AS rights
    ON rights.place = lefts.place + 1
WHERE lefts.level = $level AND rights.level = $level AND lefts.place % 2 = 0;
