-- One row per time an input was quarantined or got out of it.
CREATE VIEW main.quarantine_history AS
SELECT * FROM store.quarantine_events;
