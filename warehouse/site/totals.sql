-- One row: how much of everything there is, for the first page of the report. Every relation is of one of the four sorts.
SELECT
    (SELECT count(*) FROM documents) AS document_count,
    (SELECT count(*) FROM documents WHERE dated_on IS NULL AND published_on IS NULL) AS undated_count,
    (SELECT count(*) FROM relations) AS relation_count,
    (SELECT count(*) FROM republications) AS republication_count,
    (SELECT count(*) FROM relations WHERE predicate IN ('quotes', 'shares_source')) AS quotation_count,
    (SELECT count(*) FROM relations WHERE predicate = 'translates') AS translation_count,
    (SELECT count(*) FROM relations WHERE predicate = 'cites') AS citing_count,
    (SELECT count(*) FROM statements) AS statement_count,
    (SELECT count(*) FROM wanted) AS wanted_count,
    (SELECT count(*) FROM findings) AS finding_count,
    (SELECT count(*) FROM quarantine) AS quarantined_count;
