-- Functions used by tables, views and queries alike.
CREATE MACRO content_id(natural_key) AS substr(sha256(natural_key), 1, 32);

-- Letters and digits of a text: what coverage and matched_chars count.
CREATE MACRO letters_and_digits(words) AS length(regexp_replace(words, '[^\p{L}\p{N}]', '', 'g'));
