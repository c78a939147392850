-- What each file says of itself about title, author, dates and program: claims, not facts.
SELECT
    substr(claims.document_id, 1, 10) AS document,
    claims.aspect,
    claims.value,
    claims.value_on,
    claims.source,
    claims.name
FROM claims
WHERE claims.aspect IS NOT NULL
ORDER BY document, claims.claim_number;
