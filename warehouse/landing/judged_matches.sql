-- One row per match on record that a run has judged anew.
CREATE OR REPLACE TEMP TABLE judged_matches (
    match_id VARCHAR NOT NULL,
    is_current BOOLEAN NOT NULL,
    own_chars INTEGER NOT NULL
);
