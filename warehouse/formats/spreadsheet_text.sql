-- One value as CSV can hold it: a text that a spreadsheet would take for a formula, by the character it starts
-- with, gets an apostrophe before it. Numbers stay numbers, also below zero.
CREATE OR REPLACE TEMP MACRO spreadsheet_text(value, starts_formula) AS
CASE
    WHEN typeof(value) IN ('VARCHAR', 'BLOB')
        AND value <> ''
        AND contains(starts_formula, left(value::VARCHAR, 1))
        THEN '''' || value::VARCHAR
    ELSE value::VARCHAR
END;
