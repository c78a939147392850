-- Takes back what is borne out of a subject of which something else is not, so that all of it is compared; one row: how
-- many. A row is not borne out in a set of columns that no entry covers for its subject: that is no reason.
DELETE FROM borne_out
WHERE (kind, subject_id) IN (
    SELECT (kind, subject_id)
    FROM entries
    UNION
    SELECT (present.kind, present.subject_id)
    FROM present
    ANTI JOIN borne_out ON borne_out.present_id = present.rowid
    SEMI JOIN borne_out AS covered
        ON covered.kind = present.kind AND covered.subject_id = present.subject_id AND covered.columns = present.columns
);
