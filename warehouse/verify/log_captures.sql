-- Adds one row per line of captures.ndjson that is a capture; a line that a crash tore off is none.
INSERT INTO logged_captures BY NAME
SELECT unnest(TRY(from_json(line, $structure)))
FROM (SELECT unnest($lines) AS line)
WHERE json_valid(line) AND json_type(line) = 'OBJECT' AND json_exists(line, '$.capture_id');
