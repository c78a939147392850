-- One row per new group of aligned paragraphs, unless it is held already: its id is made of what it joins.
INSERT INTO store.translations BY NAME
WITH found AS (
    SELECT
        * REPLACE (
            content_id(
                concat_ws(
                    chr(31),
                    derivation_id,
                    language,
                    other_derivation_id,
                    other_language,
                    text_start,
                    text_end,
                    other_start,
                    other_end,
                    method_version
                )
            ) AS translation_id
        )
    FROM found_translations
)

SELECT *
FROM found
ANTI JOIN store.translations USING (translation_id);
