-- One row per form: its place among all in the order of who said it first, by date, then by id: it does not depend on
-- who came when.
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT
    form_number,
    row_number() OVER (ORDER BY stated_on NULLS LAST, document_id)::INTEGER AS place
FROM indexed;
