-- One row per version of the method that finds and judges reuse: the parameters it had.
CREATE VIEW main.methods AS
SELECT * FROM store.methods;
