-- Functions used by tables, views and queries alike.
CREATE MACRO content_id(natural_key) AS substr(sha256(natural_key), 1, 32);

-- Letters and digits of a text: what coverage and matched_chars count. Without its blanks a text is searched in a third
-- of the time.
CREATE MACRO letters_and_digits(words) AS length(regexp_replace(replace(words, ' ', ''), '[^\p{L}\p{N}]', '', 'g'));

-- Whether a predicate says that one document carries words of another; the others say what it translates or cites.
CREATE MACRO is_reuse(predicate) AS
    predicate IN ('same_text', 'near_duplicate', 'reproduces', 'quotes', 'shares_source');

-- How much a predicate says, from 1 for the most: judgements are listed in this order.
CREATE MACRO predicate_rank(predicate) AS list_position(
    ['same_text', 'near_duplicate', 'reproduces', 'quotes', 'shares_source', 'translates', 'cites'], predicate
);

-- The keys of a symbol: its halves, if it is a joint one, each without the year that readers may leave out.
CREATE MACRO symbol_keys(symbol) AS list_transform(
    string_split(regexp_replace(symbol, '-([A-Z]{1,8}[/.(])', '|\1', 'g'), '|'),
    lambda half: regexp_replace(half, ' \([0-9]{4}\)$', '')
);

-- Letters and digits of a title, so that two ways of setting it are one.
CREATE MACRO title_key(title) AS regexp_replace(lower(title), '[^\p{L}\p{N}]', '', 'g');

-- The words of a treaty's title in the order of the alphabet, so that "UN Charter" is "Charter of the United Nations";
-- without the organization that a title with a name of its own is given to: "CSCE Helsinki Final Act".
CREATE MACRO treaty_key(title) AS array_to_string(
    list_sort(list_filter(
        regexp_extract_all(
            lower(regexp_replace(
                regexp_replace(title, '\bU\.?N\b\.?', 'United Nations', 'g'),
                '^(?:[A-Z]{3,8} )?(\p{Lu}\p{Ll}+ (?:Final Act|Charter|Convention|Treaty|Protocol|Statute|Pact|Agreement))'
                || '(?: of the (?:Organi[sz]ation|Conference|Council) .*)?$',
                '\1'
            )),
            '[\p{L}\p{N}]+'
        ),
        lambda word: word NOT IN ('the', 'of', 'on', 'for', 'to', 'in', 'and', 'a')
    )),
    ' '
);

-- The parties of a case, without the number of the application that readers may leave out.
CREATE MACRO parties(case_name) AS regexp_replace(case_name, '(?i),? \(?(?:applications?|cases?) (?:nos?\.|№) ?\S+$', '');

-- The organ that begins the symbols of the papers of an organ named so, NULL where it has no numbered sessions or years.
CREATE MACRO symbol_body(organ) AS CASE organ
    WHEN 'General Assembly' THEN 'A'
    WHEN 'Security Council' THEN 'S'
    WHEN 'Human Rights Council' THEN 'A/HRC'
    WHEN 'Economic and Social Council' THEN 'E'
END;
