-- One row per new match, unless it is held already: its id is made of what it joins.
INSERT INTO store.matches BY NAME
WITH found AS (
    SELECT
        * REPLACE (
            content_id(
                concat_ws(
                    chr(31),
                    derivation_id,
                    other_derivation_id,
                    text_start,
                    text_end,
                    other_start,
                    other_end,
                    method_version
                )
            ) AS match_id
        )
    FROM found_matches
)

SELECT *
FROM found
ANTI JOIN store.matches USING (match_id);
