-- The table of entries before any has been read.
CREATE OR REPLACE TEMP TABLE entries (kind VARCHAR, columns VARCHAR[]);
