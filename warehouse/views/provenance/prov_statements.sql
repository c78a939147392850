-- One row per statement of W3C PROV about two of `prov_elements`, in its bundle. `term` is the relation as PROV-DM names
-- it; `plan_id` the plan of an association; `type` a subtype of a derivation. A fetch generates a response, never a content,
-- so that the same bytes fetched twice are two responses that specialise one content; what was taken out of a mail is derived
-- from the mail that its place had last given by then.
CREATE VIEW main.prov_statements AS
WITH fetches AS (
    SELECT
        'chancery:capture/' || capture_id AS capture,
        'chancery:response/' || capture_id AS response,
        'chancery:run/' || run_id AS run,
        *
    FROM store.captures
),

successions AS (
    SELECT
        response,
        lag(response) OVER fetched AS earlier_response,
        original_sha256,
        lag(original_sha256) OVER fetched AS earlier_sha256
    FROM fetches
    WHERE original_sha256 IS NOT NULL
    WINDOW fetched AS (PARTITION BY uri ORDER BY captured_at, capture_id)
),

attached AS (
    SELECT files.response, files.original_sha256, mails.original_sha256 AS mail_sha256
    FROM fetches AS files
    JOIN store.captures AS mails
        ON mails.uri = regexp_replace(files.uri, '[#/]part-[^/#]*/[^/#]*$', '') AND mails.captured_at <= files.captured_at
    WHERE files.method = 'attachment' AND files.original_sha256 IS NOT NULL AND mails.original_sha256 IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY files.capture_id ORDER BY mails.captured_at DESC, mails.capture_id DESC) = 1
),

ways AS (
    SELECT
        'chancery:content/' || document_id AS content,
        'chancery:extraction/' || derivation_id AS extraction,
        'chancery:cleaning/' || derivation_id AS cleaning,
        'chancery:raw/' || derivation_id AS raw,
        'chancery:text/' || derivation_id AS text,
        'chancery:software/chancery/' || code_version AS software,
        *
    FROM store.derivations
),

ways_in_time AS (
    SELECT text, document_id, lag(text) OVER (PARTITION BY document_id ORDER BY derived_at, derivation_id) AS earlier_text
    FROM ways
),

statements AS (
    SELECT 'used' AS term, capture AS subject_id, 'chancery:resource/' || sha256(uri) AS object_id, original_sha256 AS document_id
    FROM fetches
    UNION ALL BY NAME
    SELECT 'wasGeneratedBy' AS term, response AS subject_id, capture AS object_id, captured_at AS occurred_at, original_sha256 AS document_id
    FROM fetches
    WHERE original_sha256 IS NOT NULL
    UNION ALL BY NAME
    SELECT 'specializationOf' AS term, response AS subject_id, 'chancery:content/' || original_sha256 AS object_id, original_sha256 AS document_id
    FROM fetches
    WHERE original_sha256 IS NOT NULL
    UNION ALL BY NAME
    SELECT 'wasAssociatedWith' AS term, capture AS subject_id, 'chancery:software/chancery/' || code_version AS object_id, original_sha256 AS document_id
    FROM fetches
    JOIN store.run_events USING (run_id)
    WHERE event = 'started'
    UNION ALL BY NAME
    SELECT 'wasStartedBy' AS term, capture AS subject_id, run AS object_id, original_sha256 AS document_id
    FROM fetches
    JOIN store.run_events USING (run_id)
    WHERE event = 'started'
    UNION ALL BY NAME
    SELECT 'wasStartedBy' AS term, unnest([extraction, cleaning]) AS subject_id, 'chancery:run/' || run_id AS object_id, document_id
    FROM ways
    JOIN store.run_events USING (run_id)
    WHERE event = 'started'
    UNION ALL BY NAME
    SELECT 'wasStartedBy' AS term, 'chancery:landing/' || run_id AS subject_id, 'chancery:run/' || run_id AS object_id
    FROM store.run_events
    WHERE event = 'ended'
    UNION ALL BY NAME
    SELECT DISTINCT 'wasStartedBy' AS term, 'chancery:decision/' || run_id AS subject_id, 'chancery:run/' || run_id AS object_id
    FROM main.judgements
    UNION ALL BY NAME
    SELECT
        'wasDerivedFrom' AS term, response AS subject_id, earlier_response AS object_id,
        'prov:Revision' AS type, original_sha256 AS document_id
    FROM successions
    WHERE earlier_sha256 != original_sha256
    UNION ALL BY NAME
    SELECT
        'wasDerivedFrom' AS term, response AS subject_id, 'chancery:content/' || mail_sha256 AS object_id,
        'chancery:Attachment' AS type, unnest([original_sha256, mail_sha256]) AS document_id
    FROM attached
    UNION ALL BY NAME
    SELECT 'used' AS term, extraction AS subject_id, content AS object_id, document_id FROM ways
    UNION ALL BY NAME
    SELECT 'wasGeneratedBy' AS term, raw AS subject_id, extraction AS object_id, derived_at AS occurred_at, document_id FROM ways
    UNION ALL BY NAME
    SELECT 'wasDerivedFrom' AS term, raw AS subject_id, content AS object_id, extraction AS activity_id, document_id FROM ways
    UNION ALL BY NAME
    SELECT 'used' AS term, cleaning AS subject_id, raw AS object_id, derived_at AS occurred_at, document_id FROM ways
    UNION ALL BY NAME
    SELECT 'wasGeneratedBy' AS term, text AS subject_id, cleaning AS object_id, derived_at AS occurred_at, document_id FROM ways
    UNION ALL BY NAME
    SELECT
        'wasDerivedFrom' AS term, text AS subject_id, raw AS object_id,
        cleaning AS activity_id, 'prov:Revision' AS type, document_id
    FROM ways
    UNION ALL BY NAME
    SELECT 'wasDerivedFrom' AS term, text AS subject_id, earlier_text AS object_id, 'prov:Revision' AS type, document_id
    FROM ways_in_time
    WHERE earlier_text IS NOT NULL
    UNION ALL BY NAME
    SELECT 'wasAssociatedWith' AS term, unnest([extraction, cleaning]) AS subject_id, software AS object_id, document_id FROM ways
    UNION ALL BY NAME
    SELECT
        'wasAssociatedWith' AS term, ways.cleaning AS subject_id, ways.software AS object_id,
        'chancery:rule/' || url_encode(rules.rule) || '/' || url_encode(rules.version) AS plan_id, ways.document_id
    FROM ways
    JOIN store.rules AS rules
        ON json_extract_string(ways.rules, '$."' || rules.rule || '"') = rules.version
    UNION ALL BY NAME
    SELECT 'used' AS term, 'chancery:landing/' || ways.run_id AS subject_id, text AS object_id, document_id
    FROM ways
    JOIN store.run_events AS ends
        ON ends.run_id = ways.run_id AND ends.event = 'ended'
    UNION ALL BY NAME
    SELECT 'wasGeneratedBy' AS term, 'chancery:entry/' || entry_number AS subject_id, 'chancery:landing/' || ledger.run_id AS object_id
    FROM store.ledger AS ledger
    JOIN store.run_events AS ends
        ON ends.run_id = ledger.run_id AND ends.event = 'ended'
    UNION ALL BY NAME
    SELECT 'wasAssociatedWith' AS term, unnest(['chancery:run/' || run_id, 'chancery:landing/' || run_id]) AS subject_id, 'chancery:software/chancery/' || code_version AS object_id
    FROM store.run_events
    WHERE event = 'ended'
    UNION ALL BY NAME
    SELECT
        'wasAssociatedWith' AS term, 'chancery:run/' || run_id AS subject_id,
        'chancery:software/' || url_encode(library) || '/' || url_encode(version) AS object_id
    FROM (
        SELECT
            run_id,
            unnest(json_keys(libraries)) AS library,
            json_extract_string(libraries, '$."' || library || '"') AS version
        FROM store.run_events
        WHERE event = 'started'
    )
    UNION ALL BY NAME
    SELECT DISTINCT
        'used' AS term, 'chancery:decision/' || run_id AS subject_id,
        unnest([subject_text_id, object_text_id]) AS object_id
    FROM main.judgements
    UNION ALL BY NAME
    SELECT 'wasGeneratedBy' AS term, bundle_id AS subject_id, 'chancery:decision/' || run_id AS object_id, max(recorded_at) AS occurred_at
    FROM main.judgements
    GROUP BY bundle_id, run_id
    UNION ALL BY NAME
    SELECT DISTINCT
        'wasAttributedTo' AS term, judged.bundle_id AS subject_id, 'chancery:software/chancery/' || runs.code_version AS object_id
    FROM main.judgements AS judged
    JOIN store.run_events AS runs USING (run_id)
    UNION ALL BY NAME
    SELECT DISTINCT
        'wasAssociatedWith' AS term, 'chancery:decision/' || judged.run_id AS subject_id, 'chancery:software/chancery/' || runs.code_version AS object_id,
        'chancery:method/' || url_encode(judged.method_version) AS plan_id
    FROM main.judgements AS judged
    JOIN store.methods USING (method_version)
    JOIN store.run_events AS runs
        ON runs.run_id = judged.run_id AND runs.event = 'started'
    UNION ALL BY NAME
    SELECT DISTINCT
        bundle_id, if(term = 'alternate', 'alternateOf', 'wasDerivedFrom') AS term, subject_content_id AS subject_id, object_content_id AS object_id,
        if(term = 'alternate', NULL, term) AS type
    FROM main.judgements
    WHERE term IS NOT NULL
)

SELECT bundle_id, term, subject_id, object_id, activity_id, plan_id, type, occurred_at, document_id
FROM statements;
