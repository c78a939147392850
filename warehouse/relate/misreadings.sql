-- One row per affected pair that no dates put in order: how many words of each were misread.
-- Where one text has a word that both know from elsewhere and the other has in its place one that neither does,
-- the other was misread: a copy has the errors of its making, an original has not.
CREATE OR REPLACE TEMP TABLE misreadings AS
WITH differences AS (
    SELECT
        matches.document_id,
        matches.other_document_id,
        unnest(matches.diff::JSON[]) AS difference
    FROM store.matches AS matches
    SEMI JOIN undated_pairs USING (document_id, other_document_id)
    WHERE matches.match_id IN (SELECT match_id FROM related_matches) AND matches.diff != '[]'
),

-- Of single words the letters and digits, as they stand in `known`; worked out once for the three that ask for them.
-- To make a pattern of four letters of any kind ready takes DuckDB longer than to look for it in a few words.
replaced AS MATERIALIZED (
    SELECT
        document_id,
        other_document_id,
        list_transform(
            [difference ->> 'before', difference ->> 'after'],
            lambda each: list_filter(
                regexp_extract_all(lower(each), '[\p{L}\p{N}]+'), lambda word: length(word) >= 4
            )[1]
        ) AS words,
        coalesce(words[1], '') AS my_word,
        coalesce(words[2], '') AS other_word
    FROM differences
    WHERE regexp_full_match(difference ->> 'before', '\S{4,}') AND regexp_full_match(difference ->> 'after', '\S{4,}')
),

words AS (
    SELECT document_id, unnest(regexp_extract_all(lower(text), '[\p{L}\p{N}]{4,}')) AS word
    FROM halved_passages
    WHERE document_id IN (SELECT unnest([document_id, other_document_id]) FROM replaced)
),

-- Either word is looked for in both texts.
wanted AS (
    SELECT DISTINCT
        unnest([document_id, document_id, other_document_id, other_document_id]) AS document_id,
        unnest([my_word, other_word, my_word, other_word]) AS word
    FROM replaced
),

known AS (
    SELECT document_id, word, count(*) AS word_count
    FROM words
    SEMI JOIN wanted USING (document_id, word)
    GROUP BY document_id, word
),

counted AS (
    SELECT
        replaced.document_id,
        replaced.other_document_id,
        coalesce(mine_here.word_count, 0) + coalesce(mine_there.word_count, 0) >= 2 AS is_my_word_known,
        coalesce(other_here.word_count, 0) + coalesce(other_there.word_count, 0) >= 2 AS is_other_word_known
    FROM replaced
    LEFT JOIN known AS mine_here
        ON mine_here.document_id = replaced.document_id AND mine_here.word = replaced.my_word
    LEFT JOIN known AS mine_there
        ON mine_there.document_id = replaced.other_document_id AND mine_there.word = replaced.my_word
    LEFT JOIN known AS other_here
        ON other_here.document_id = replaced.document_id AND other_here.word = replaced.other_word
    LEFT JOIN known AS other_there
        ON other_there.document_id = replaced.other_document_id AND other_there.word = replaced.other_word
    WHERE replaced.my_word != replaced.other_word
)

SELECT
    document_id,
    other_document_id,
    count(*) FILTER (is_other_word_known AND NOT is_my_word_known) AS misread_count,
    count(*) FILTER (is_my_word_known AND NOT is_other_word_known) AS other_misread_count
FROM counted
GROUP BY document_id, other_document_id;
