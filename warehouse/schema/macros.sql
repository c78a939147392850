-- Functions used by tables, views and queries alike.
CREATE MACRO content_id(natural_key) AS substr(sha256(natural_key), 1, 32);

-- Letters and digits of a text: what coverage and matched_chars count. Without its blanks a text is searched in a third
-- of the time.
CREATE MACRO letters_and_digits(words) AS length(regexp_replace(replace(words, ' ', ''), '[^\p{L}\p{N}]', '', 'g'));

-- Whether a predicate says that one document carries words of another; the others say what it translates or cites.
CREATE MACRO is_reuse(predicate) AS
    predicate IN ('same_text', 'near_duplicate', 'reproduces', 'quotes', 'shares_source');

-- The keys of a symbol: its halves, if it is a joint one, each without the year that readers may leave out.
CREATE MACRO symbol_keys(symbol) AS list_transform(
    string_split(regexp_replace(symbol, '-([A-Z]{1,8}[/.(])', '|\1', 'g'), '|'),
    lambda half: regexp_replace(half, ' \([0-9]{4}\)$', '')
);

-- Letters and digits of a title, so that two ways of setting it are one.
CREATE MACRO title_key(title) AS regexp_replace(lower(title), '[^\p{L}\p{N}]', '', 'g');

-- The organ that begins the symbols of the papers of an organ named so, NULL where it has no numbered sessions or years.
CREATE MACRO symbol_body(organ) AS CASE organ
    WHEN 'General Assembly' THEN 'A'
    WHEN 'Security Council' THEN 'S'
    WHEN 'Human Rights Council' THEN 'A/HRC'
    WHEN 'Economic and Social Council' THEN 'E'
END;
