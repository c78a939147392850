-- One row per speaker_key in use, with the key that all names of the same speaker share in this archive.
-- An acronym alone joins the one organization held whose acronym it is; a name of unknown kind joins the
-- State of that name. Which names are held decides, not the order in which they came.
CREATE VIEW main.speakers AS
WITH keys AS (
    SELECT
        speaker_key,
        max(speaker_acronym) AS speaker_acronym,
        bool_or(key_basis = 'acronym') AS is_acronym,
        split_part(speaker_key, ':', 1) AS prefix,
        substr(speaker_key, strpos(speaker_key, ':') + 1) AS name
    FROM main.statements
    GROUP BY speaker_key
),

spelt_out AS (
    SELECT speaker_acronym, min(speaker_key) AS full_key
    FROM keys
    WHERE prefix = 'organization' AND NOT is_acronym AND speaker_acronym IS NOT NULL
    GROUP BY speaker_acronym
    HAVING count(*) = 1
)

SELECT
    keys.speaker_key,
    coalesce(states.speaker_key, spelt_out.full_key, keys.speaker_key) AS speaker_id,
    CASE
        WHEN states.speaker_key IS NOT NULL THEN 'the State of that name'
        WHEN spelt_out.full_key IS NOT NULL THEN 'the only organization held with that acronym'
        ELSE 'its own name'
    END AS joined_by
FROM keys
LEFT JOIN spelt_out
    ON keys.is_acronym AND spelt_out.speaker_acronym = keys.speaker_acronym
LEFT JOIN keys AS states
    ON keys.prefix = 'organization' AND states.prefix = 'state' AND states.name = keys.name;
