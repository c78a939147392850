-- One row per judgement about two documents that has not been taken back.
CREATE VIEW main.relations AS
SELECT * EXCLUDE (event, recorded_at), recorded_at AS judged_at
FROM store.relation_events
QUALIFY row_number() OVER (PARTITION BY relation_id ORDER BY recorded_at DESC, event DESC) = 1
    AND event = 'made';
