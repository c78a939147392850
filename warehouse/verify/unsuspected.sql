-- Takes away the rows of subjects all of whose entries are borne out: there is nothing left to compare.
DELETE FROM present
WHERE (kind, subject_id) IN (SELECT (kind, subject_id) FROM borne_out);
