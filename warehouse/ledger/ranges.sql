-- One row per range of leaves asked for; a range starts where a tree of its size may start.
CREATE OR REPLACE TEMP TABLE ranges AS
SELECT DISTINCT unnest($starts::BIGINT[]) AS range_start, unnest($ends::BIGINT[]) AS range_end;
