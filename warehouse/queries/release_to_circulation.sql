-- How long it took from a release to its circulation: one row per circulated document and release that it carries.
SELECT
    substr(circulated.document_id, 1, 10) AS document,
    circulated.title,
    circulated.published_on AS circulated_on,
    substr(released.document_id, 1, 10) AS release,
    released.title AS release_title,
    coalesce(released.published_on, released.dated_on) AS released_on,
    circulated.published_on - coalesce(released.published_on, released.dated_on) AS days
FROM relations
JOIN documents AS circulated
    ON circulated.document_id = relations.subject_id
JOIN documents AS released
    ON released.document_id = relations.object_id
WHERE relations.predicate IN ('reproduces', 'quotes')
    AND circulated.kind IN ('note_verbale', 'letter')
    AND released.kind IN ('press_release', 'statement', 'news_article')
    AND circulated.published_on IS NOT NULL
    AND coalesce(released.published_on, released.dated_on) IS NOT NULL
ORDER BY days DESC, document, release;
