-- One row per id asked for, in their order: time-ordered UUIDs, which are in no order within a millisecond.
SELECT uuidv7()::VARCHAR AS id
FROM range($count)
ORDER BY id;
