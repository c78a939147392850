-- Removes what appending left in temporary tables.
DROP VIEW IF EXISTS vouched;
DROP TABLE IF EXISTS present;
DROP TABLE IF EXISTS scope;
DROP TABLE IF EXISTS registered;
DROP TABLE IF EXISTS nodes;
DROP TABLE IF EXISTS ranges;
DROP TABLE IF EXISTS range_hashes;
DROP MACRO IF EXISTS temp.entry_body;
