-- One row per passage of a document in an affected pair. What follows looks at them more than once, and to find
-- a few texts DuckDB unpacks all: here in two halves, as it gives a table of less than 122,880 rows to one core. It
-- unpacks 2,048 rows at a time, and does without the second core where it must keep an order that is not asked for.
SET VARIABLE half_the_passages = (SELECT count(*) // 4096 * 2048 FROM store.passages);

CREATE OR REPLACE TEMP TABLE related_passages AS
WITH wanted AS (
    SELECT derivation_id, document_id
    FROM store.current_derivations
    WHERE document_id IN (SELECT unnest([document_id, other_document_id]) FROM affected_pairs)
)

SELECT document_id, role, language, text_start, text_end, text
FROM store.passages
JOIN wanted USING (derivation_id)
WHERE passages.rowid < getvariable('half_the_passages')
UNION ALL
SELECT document_id, role, language, text_start, text_end, text
FROM store.passages
JOIN wanted USING (derivation_id)
WHERE passages.rowid >= getvariable('half_the_passages')
ORDER BY document_id, text_start;

-- The same in two halves, for what reads all of their text.
CREATE OR REPLACE TEMP VIEW halved_passages AS
FROM related_passages
WHERE document_id < '8'
UNION ALL
FROM related_passages
WHERE document_id >= '8';
