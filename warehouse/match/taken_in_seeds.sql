-- Takes new seeds into a partition, those of a form together.
INSERT INTO seeds
SELECT seed, form_number, position
FROM read_parquet($paths)
ORDER BY form_number;
