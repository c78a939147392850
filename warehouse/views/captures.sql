-- One row per attempt to fetch one URI.
CREATE VIEW main.captures AS
SELECT * FROM store.captures;
