-- One row per time that the warehouse was made anew from originals and captures, its ledger with it: what stood then.
CREATE VIEW main.rebuilds AS
SELECT * FROM store.rebuilds;
