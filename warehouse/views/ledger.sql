-- One row per leaf of the log that vouches for the archive.
CREATE VIEW main.ledger AS
SELECT * FROM store.ledger;
