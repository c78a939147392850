-- One row per thing of W3C PROV that the record speaks of: an entity, an activity or an agent, in its bundle.
-- `document_id` says whose story it belongs to; NULL: it is shared (runs, software, rules). Passages are entities too,
-- left out here for their number: `passages` has them.
CREATE VIEW main.prov_elements AS
WITH contents AS (
    SELECT
        'entity' AS element_kind,
        'chancery:content/' || original_sha256 AS element_id,
        'chancery:Content' AS type,
        original_sha256 AS document_id,
        json_object(
            'prov:label', 'bytes with SHA-256 ' || original_sha256,
            'chancery:sha256', original_sha256,
            'chancery:bytes', original_bytes,
            'chancery:mediaType', media_type
        ) AS attributes
    FROM store.originals
),

resources AS (
    SELECT DISTINCT
        'entity' AS element_kind,
        'chancery:resource/' || sha256(uri) AS element_id,
        'chancery:Resource' AS type,
        json_object('prov:label', uri, 'prov:location', uri) AS attributes
    FROM store.captures
),

responses AS (
    SELECT
        'entity' AS element_kind,
        'chancery:response/' || capture_id AS element_id,
        'chancery:Response' AS type,
        original_sha256 AS document_id,
        json_object(
            'prov:label', 'what ' || final_uri || ' gave',
            'prov:location', final_uri,
            'chancery:statusCode', status_code,
            'chancery:etag', etag,
            'chancery:lastModified', last_modified
        ) AS attributes
    FROM store.captures
    WHERE original_sha256 IS NOT NULL
),

captures AS (
    SELECT
        'activity' AS element_kind,
        'chancery:capture/' || capture_id AS element_id,
        'chancery:Capture' AS type,
        original_sha256 AS document_id,
        captured_at AS ended_at,
        json_object(
            'prov:label', 'fetch of ' || uri,
            'chancery:method', method,
            'chancery:outcome', outcome,
            'chancery:error', error
        ) AS attributes
    FROM store.captures
),

texts AS (
    SELECT
        'entity' AS element_kind,
        'chancery:' || form || '/' || derivation_id AS element_id,
        if(form = 'raw', 'chancery:RawText', 'chancery:Text') AS type,
        document_id,
        json_object(
            'prov:label', if(form = 'raw', 'text as it was read', 'text after cleaning'),
            'chancery:sha256', if(form = 'raw', raw_text_sha256, text_sha256)
        ) AS attributes
    FROM store.derivations
    CROSS JOIN (SELECT unnest(['raw', 'text']) AS form)
),

derivings AS (
    SELECT
        'activity' AS element_kind,
        'chancery:' || stage || '/' || derivation_id AS element_id,
        if(stage = 'extraction', 'chancery:Extraction', 'chancery:Cleaning') AS type,
        document_id,
        derived_at AS ended_at,
        json_object(
            'prov:label', if(stage = 'extraction', 'reading by ' || extractor, 'cleaning by rules'),
            'chancery:codeVersion', code_version
        ) AS attributes
    FROM store.derivations
    CROSS JOIN (SELECT unnest(['extraction', 'cleaning']) AS stage)
),

entries AS (
    SELECT
        'entity' AS element_kind,
        'chancery:entry/' || entry_number AS element_id,
        'chancery:LedgerEntry' AS type,
        json_object(
            'prov:label', 'ledger entry ' || entry_number,
            'chancery:kind', kind,
            'chancery:subject', subject_id,
            'chancery:leafSha256', leaf_sha256
        ) AS attributes
    FROM store.ledger
),

runs AS (
    SELECT
        'activity' AS element_kind,
        'chancery:run/' || run_id AS element_id,
        'chancery:Run' AS type,
        started_at,
        ended_at,
        json_object('prov:label', 'run of the flow ' || flow_name, 'chancery:state', state) AS attributes
    FROM main.runs
),

landings AS (
    SELECT
        'activity' AS element_kind,
        'chancery:landing/' || run_id AS element_id,
        'chancery:Landing' AS type,
        recorded_at AS ended_at,
        json_object('prov:label', 'landing of what the run brought') AS attributes
    FROM store.run_events
    WHERE event = 'ended'
),

decisions AS (
    SELECT
        'activity' AS element_kind,
        'chancery:decision/' || run_id AS element_id,
        'chancery:Decision' AS type,
        max(recorded_at) AS ended_at,
        json_object('prov:label', 'judgement about who repeats whom') AS attributes
    FROM store.relation_events
    GROUP BY run_id
),

bundles AS (
    SELECT DISTINCT
        'entity' AS element_kind,
        bundle_id AS element_id,
        'prov:Bundle' AS type,
        json_object('prov:label', 'judgements, which may be taken back') AS attributes
    FROM main.judgements
),

judged_relations AS (
    SELECT
        bundle_id,
        'entity' AS element_kind,
        element_id,
        'chancery:Judgement' AS type,
        json_object(
            'prov:label', subject_id[:10] || ' ' || predicate || ' ' || object_id[:10],
            'chancery:event', event,
            'chancery:predicate', predicate,
            'chancery:subject', subject_content_id,
            'chancery:object', object_content_id,
            'chancery:subjectText', subject_text_id,
            'chancery:objectText', object_text_id,
            'chancery:subjectCoverage', subject_coverage,
            'chancery:objectCoverage', object_coverage,
            'chancery:language', language,
            'chancery:directionBasis', direction_basis,
            'chancery:score', score,
            'chancery:reason', reason
        ) AS attributes
    FROM main.judgements
),

judged_contents AS (
    SELECT DISTINCT
        bundle_id,
        'entity' AS element_kind,
        unnest([subject_content_id, object_content_id]) AS element_id,
        'chancery:Content' AS type,
        '{}'::JSON AS attributes
    FROM main.judgements
),

software AS (
    SELECT DISTINCT
        'agent' AS element_kind,
        'chancery:software/chancery/' || code_version AS element_id,
        'prov:SoftwareAgent' AS type,
        json_object('prov:label', 'Chancery ' || code_version) AS attributes
    FROM (
        SELECT code_version FROM store.run_events
        UNION ALL
        SELECT code_version FROM store.derivations
    )
),

libraries AS (
    SELECT DISTINCT
        'agent' AS element_kind,
        'chancery:software/' || url_encode(library) || '/' || url_encode(version) AS element_id,
        'prov:SoftwareAgent' AS type,
        json_object('prov:label', library || ' ' || version) AS attributes
    FROM (
        SELECT unnest(json_keys(libraries)) AS library, json_extract_string(libraries, '$."' || library || '"') AS version
        FROM store.run_events
        WHERE event = 'started'
    )
),

rules AS (
    SELECT
        'entity' AS element_kind,
        'chancery:rule/' || url_encode(rule) || '/' || url_encode(version) AS element_id,
        'prov:Plan' AS type,
        json_object('prov:label', 'rule ' || rule || ' ' || version, 'chancery:reason', reason) AS attributes
    FROM store.rules
),

methods AS (
    SELECT
        'entity' AS element_kind,
        'chancery:method/' || url_encode(method_version) AS element_id,
        'prov:Plan' AS type,
        json_object(
            'prov:label', 'method of matching ' || method_version, 'chancery:parameters', parameters::VARCHAR
        ) AS attributes
    FROM store.methods
)

FROM contents
UNION ALL BY NAME FROM resources
UNION ALL BY NAME FROM responses
UNION ALL BY NAME FROM captures
UNION ALL BY NAME FROM texts
UNION ALL BY NAME FROM derivings
UNION ALL BY NAME FROM entries
UNION ALL BY NAME FROM runs
UNION ALL BY NAME FROM landings
UNION ALL BY NAME FROM decisions
UNION ALL BY NAME FROM bundles
UNION ALL BY NAME FROM judged_relations
UNION ALL BY NAME FROM judged_contents
UNION ALL BY NAME FROM software
UNION ALL BY NAME FROM libraries
UNION ALL BY NAME FROM rules
UNION ALL BY NAME FROM methods;
