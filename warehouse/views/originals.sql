-- One row per content ever stored.
CREATE VIEW main.originals AS
SELECT * FROM store.originals;
