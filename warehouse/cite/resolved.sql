-- One row per citation that means a document held, or that might mean several and so means none, with the reason.
CREATE OR REPLACE TEMP TABLE resolved AS
WITH named AS (
    SELECT
        cited.derivation_id,
        cited.citation_number,
        arg_min(borne.document_id, (borne.language IS DISTINCT FROM citing.languages[1], borne.document_id)) AS document_id,
        count(DISTINCT borne.document_id) AS document_count,
        arg_min(cited.key, cited.key) AS key
    FROM cited_keys AS cited
    JOIN borne_keys AS borne
        ON borne.key = cited.key AND borne.document_id != cited.document_id
    JOIN main.documents AS citing
        ON citing.document_id = cited.document_id
    GROUP BY cited.derivation_id, cited.citation_number
),

guessed AS (
    SELECT
        cited.derivation_id,
        cited.citation_number,
        cited.cited_symbol,
        arg_min(inferred.document_ids, inferred.key) AS document_ids,
        bool_and(inferred.is_certain) AS is_certain,
        min(inferred.cited_on) AS cited_on
    FROM cited_keys AS cited
    JOIN inferred_keys AS inferred USING (key)
    ANTI JOIN named
        ON named.derivation_id = cited.derivation_id AND named.citation_number = cited.citation_number
    WHERE NOT list_contains(inferred.document_ids, cited.document_id)
    GROUP BY cited.derivation_id, cited.citation_number, cited.cited_symbol
)

SELECT
    derivation_id,
    citation_number,
    document_id AS cited_document_id,
    'held' AS resolution,
    CASE WHEN key LIKE 'http%' THEN 'it was captured from ' || key ELSE 'it bears ' || key END
        || CASE WHEN document_count > 1 THEN ', as do ' || (document_count - 1) || ' more' ELSE '' END AS resolution_reason
FROM named
UNION ALL
SELECT
    derivation_id,
    citation_number,
    CASE WHEN is_certain THEN document_ids[1] END,
    CASE WHEN is_certain THEN 'inferred' ELSE 'not_held' END,
    CASE WHEN is_certain
        THEN 'no document held bears ' || cited_symbol || '; its organs, session, year and the date ' || cited_on
            || ' agree with this one, which has lost its symbol, and with no other'
        ELSE 'no document held bears ' || cited_symbol || '; organs, session, year and date leave it open which of '
            || greatest(len(document_ids), 2) || ' is meant, or which symbol is whose'
    END
FROM guessed;
