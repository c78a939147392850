-- One row per document that one of the ways of naming it leads to, with the way (1 leads surest).
WITH ways AS (
    SELECT document_id, 1 AS way
    FROM main.documents
    WHERE length($named) >= 7 AND starts_with(document_id, lower($named))
    UNION ALL
    SELECT document_id, 1
    FROM main.document_sources
    WHERE list_contains($uris, uri) OR file_name = $named
    UNION ALL
    SELECT captures.original_sha256, 1
    FROM main.captures AS captures
    WHERE captures.final_uri = $named AND captures.original_sha256 IS NOT NULL
    UNION ALL
    SELECT document_id, 1
    FROM main.documents
    WHERE list_contains(
        list_transform(symbols, lambda symbol: upper(replace(symbol, ' ', ''))), upper(replace($named, ' ', ''))
    )
    UNION ALL
    SELECT document_id, 2
    FROM main.document_sources
    WHERE lower(regexp_replace(file_name, '\.[^.]*$', '')) = lower(regexp_replace($named, '\.[^.]*$', ''))
)

SELECT ways.document_id, min(ways.way) AS way
FROM ways
JOIN main.documents AS documents
    ON documents.document_id = ways.document_id
GROUP BY ways.document_id
QUALIFY min(ways.way) = min(min(ways.way)) OVER ()
ORDER BY ways.document_id;
