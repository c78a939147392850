-- One row per thing in the provenance of the document that was loaded, in an order that is always the same.
SELECT bundle_id, element_kind, element_id, type, started_at, ended_at, attributes
FROM own_elements
ORDER BY bundle_id NULLS FIRST, element_kind, element_id;
