-- One row per judgement on record that a document cites another: all are judged anew.
CREATE OR REPLACE TEMP TABLE standing AS
SELECT * EXCLUDE (run_id, judged_at)
FROM main.relations
WHERE predicate = 'cites';
