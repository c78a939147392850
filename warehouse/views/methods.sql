-- One row per version of a method that finds and judges reuse, or translations: the parameters it had.
CREATE VIEW main.methods AS
SELECT * FROM store.methods;
