-- One row per id asked for: a time-ordered UUID.
SELECT uuidv7()::VARCHAR
FROM range($count);
