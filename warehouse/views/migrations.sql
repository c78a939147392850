-- One row per time that the tables of an earlier version were brought to the form they have now.
CREATE VIEW main.migrations AS
SELECT * FROM store.migrations;
