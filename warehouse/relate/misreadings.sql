-- One row per affected pair that no dates put in order: how many words each has misread.
-- Where one text has a word that both know from elsewhere and the other has one that neither does, the other
-- was misread: a copy has the errors of its making, an original has not.
CREATE OR REPLACE TEMP TABLE misreadings AS
WITH texts AS (
    SELECT document_id, lower(text) AS text, coalesce(dated_on, published_on) AS stated_on
    FROM main.documents
    WHERE document_id IN (
        SELECT unnest([document_id, other_document_id]) FROM affected_pairs
    )
),

differences AS (
    SELECT
        matches.document_id,
        matches.other_document_id,
        mine.text AS my_text,
        other.text AS other_text,
        unnest(matches.diff::JSON[]) AS difference
    FROM main.matches AS matches
    JOIN affected_pairs USING (document_id, other_document_id)
    JOIN texts AS mine
        ON mine.document_id = matches.document_id
    JOIN texts AS other
        ON other.document_id = matches.other_document_id
    WHERE (mine.stated_on = other.stated_on OR mine.stated_on IS NULL OR other.stated_on IS NULL)
        AND matches.diff != '[]'
),

words AS (
    SELECT
        document_id,
        other_document_id,
        my_text,
        other_text,
        lower(difference ->> 'before') AS my_word,
        lower(difference ->> 'after') AS other_word
    FROM differences
    WHERE regexp_full_match(difference ->> 'before', '\S{4,}') AND regexp_full_match(difference ->> 'after', '\S{4,}')
),

known AS (
    SELECT
        document_id,
        other_document_id,
        occurrences(my_text, my_word) + occurrences(other_text, my_word) >= 2 AS is_my_word_known,
        occurrences(my_text, other_word) + occurrences(other_text, other_word) >= 2 AS is_other_word_known
    FROM words
    WHERE my_word != other_word
)

SELECT
    document_id,
    other_document_id,
    count(*) FILTER (is_other_word_known AND NOT is_my_word_known) AS misread_count,
    count(*) FILTER (is_my_word_known AND NOT is_other_word_known) AS other_misread_count
FROM known
GROUP BY document_id, other_document_id;
