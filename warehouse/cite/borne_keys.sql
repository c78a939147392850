-- One row per document and key by which it is cited: the symbols it bears, the addresses it was captured from.
CREATE OR REPLACE TEMP TABLE borne_keys AS
SELECT document_id, languages[1] AS language, unnest(symbol_keys(symbol)) AS key
FROM main.documents, unnest(symbols) AS borne(symbol)
UNION
SELECT documents.document_id, documents.languages[1], rtrim(address, '/')
FROM main.documents AS documents
JOIN main.captures AS captures
    ON captures.original_sha256 = documents.document_id, unnest([captures.uri, captures.final_uri]) AS places(address)
WHERE address LIKE 'http%';
