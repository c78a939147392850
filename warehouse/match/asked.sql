-- One row per form asked about.
CREATE OR REPLACE TEMP TABLE asked (form_number INTEGER NOT NULL);
