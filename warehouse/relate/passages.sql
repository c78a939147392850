-- One row per passage of a document in an affected pair. What follows looks at them more than once, and to find
-- a few texts DuckDB unpacks all.
CREATE OR REPLACE TEMP TABLE related_passages AS
SELECT document_id, role, language, text_start, text_end, text
FROM main.passages
WHERE document_id IN (SELECT unnest([document_id, other_document_id]) FROM affected_pairs);

-- The same in two halves, for what reads all of their text: DuckDB gives a table of less than 122,880 rows to one core.
CREATE OR REPLACE TEMP VIEW halved_passages AS
FROM related_passages
WHERE document_id < '8'
UNION ALL
FROM related_passages
WHERE document_id >= '8';
