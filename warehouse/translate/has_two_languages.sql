-- One row: whether the index holds more than one language. If not, nothing in it translates anything.
SELECT count(DISTINCT language) > 1 AS has_two_languages
FROM bodies;
