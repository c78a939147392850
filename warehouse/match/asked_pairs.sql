-- One row per pair of forms asked about, the smaller number first.
CREATE OR REPLACE TEMP TABLE asked_pairs (form_number INTEGER NOT NULL, other_number INTEGER NOT NULL);
