-- One row per document that bears no symbol, with what a symbol would say of it: organs, session, year, dates, title.
CREATE OR REPLACE TEMP TABLE nameless AS
WITH stated AS (
    SELECT
        document_id,
        list(DISTINCT symbol_body(value)) FILTER (name = 'organ' AND symbol_body(value) IS NOT NULL) AS bodies,
        list(DISTINCT value) FILTER (name IN ('session', 'year')) AS sessions
    FROM main.attributes
    WHERE name IN ('organ', 'session', 'year') AND found_by = 'masthead'
    GROUP BY document_id
)

SELECT
    documents.document_id,
    -- The papers of the Human Rights Council name the Assembly above it; their symbols do so once.
    CASE WHEN list_contains(stated.bodies, 'A/HRC')
        THEN list_filter(stated.bodies, lambda body: body != 'A')
        ELSE stated.bodies
    END AS bodies,
    list_append(stated.sessions, year(coalesce(documents.published_on, documents.dated_on))::VARCHAR) AS sessions,
    [documents.dated_on, documents.published_on] AS dates,
    title_key(documents.title) AS title_key
FROM main.documents AS documents
JOIN stated USING (document_id)
WHERE len(documents.symbols) = 0 AND len(stated.bodies) > 0;
