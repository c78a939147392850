-- One row per judgement made or taken back: its bundle, the texts that were judged, the contents it is about, and PROV's
-- nearest term for it.
-- A copy or a translation whose direction rests on dates is a derivation; dates cannot go round in a circle, other
-- grounds can, so that there the two are alternates of each other. A shared source is in neither text: PROV has no term.
CREATE VIEW main.judgements AS
WITH about_subject AS (
    SELECT events.*, texts.derivation_id AS subject_derivation_id
    FROM store.relation_events AS events
    ASOF LEFT JOIN store.derivations AS texts
        ON events.subject_id = texts.document_id AND events.recorded_at >= texts.derived_at
),

about_both AS (
    SELECT about_subject.*, texts.derivation_id AS object_derivation_id
    FROM about_subject
    ASOF LEFT JOIN store.derivations AS texts
        ON about_subject.object_id = texts.document_id AND about_subject.recorded_at >= texts.derived_at
)

SELECT
    'chancery:judgements/' || about.run_id AS bundle_id,
    'chancery:relation/' || about.relation_id || '/' || about.run_id || '/' || about.event AS element_id,
    'chancery:text/' || coalesce(about.subject_derivation_id, subjects.derivation_id) AS subject_text_id,
    'chancery:text/' || coalesce(about.object_derivation_id, objects.derivation_id) AS object_text_id,
    'chancery:content/' || about.subject_id AS subject_content_id,
    'chancery:content/' || about.object_id AS object_content_id,
    CASE
        WHEN about.event = 'retracted' OR about.predicate = 'shares_source' THEN NULL
        WHEN about.predicate IN ('reproduces', 'quotes') AND about.direction_basis = 'date' THEN 'prov:Quotation'
        WHEN about.predicate = 'translates' AND about.direction_basis = 'date' THEN 'chancery:Translation'
        WHEN about.predicate = 'cites' THEN NULL
        WHEN about.subject_id != about.object_id THEN 'alternate'
    END AS term,
    about.*
FROM about_both AS about
JOIN store.current_derivations AS subjects ON subjects.document_id = about.subject_id
JOIN store.current_derivations AS objects ON objects.document_id = about.object_id;
