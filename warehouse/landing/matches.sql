-- One row per match a run has found, unless it is held already.
INSERT INTO store.matches BY NAME
SELECT *
FROM found_matches
ANTI JOIN store.matches USING (match_id);
