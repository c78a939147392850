-- One row per version of a cleaning rule that ever changed a text.
CREATE VIEW main.rules AS
SELECT * FROM store.rules;
