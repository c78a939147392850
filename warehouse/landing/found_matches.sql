-- One row per match a run has found; its id is made of what it joins.
CREATE OR REPLACE TEMP TABLE found_matches AS
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
FROM unnamed_matches;
