-- One row per value that a run's derivations have otherwise than the ones before them, by document.
WITH landed AS (
    SELECT derivation_id, document_id FROM store.derivations WHERE run_id = $run_id
),

earlier AS (
    SELECT
        landed.document_id,
        landed.derivation_id,
        arg_max(derivations.derivation_id, (derivations.derived_at, derivations.derivation_id)) AS earlier_id
    FROM landed
    JOIN store.derivations AS derivations
        ON derivations.document_id = landed.document_id AND derivations.derivation_id != landed.derivation_id
    GROUP BY landed.document_id, landed.derivation_id
),

said AS (
    SELECT
        derivation_id,
        unnest(
            [
                {'field': 'kind', 'value': kind},
                {'field': 'title', 'value': title},
                {'field': 'symbols', 'value': array_to_string(symbols, ', ')},
                {'field': 'dated_on', 'value': dated_on::VARCHAR},
                {'field': 'published_on', 'value': published_on::VARCHAR},
                {'field': 'issuer', 'value': issuer},
                {'field': 'addressee', 'value': addressee},
                {'field': 'languages', 'value': array_to_string(languages, ', ')},
                {'field': 'page_count', 'value': page_count::VARCHAR},
                {'field': 'char_count', 'value': char_count::VARCHAR},
                {'field': 'text_sha256', 'value': text_sha256}
            ],
            recursive := true
        )
    FROM store.documents
)

SELECT
    earlier.document_id,
    names.file_names[1] AS name,
    later_values.field,
    earlier_values.value AS before,
    later_values.value AS after
FROM earlier
JOIN said AS later_values
    ON later_values.derivation_id = earlier.derivation_id
JOIN said AS earlier_values
    ON earlier_values.derivation_id = earlier.earlier_id AND earlier_values.field = later_values.field
LEFT JOIN main.named_documents AS names
    ON names.document_id = earlier.document_id
WHERE later_values.value IS DISTINCT FROM earlier_values.value
ORDER BY name, earlier.document_id, later_values.field;
