-- The anchor index: the bodies of the documents by language, the figures and names in them, what it was made with.
-- `languages`: all languages of the document's body. `is_probe`: one of the rarest figures of its body, as many as
-- make sure that a body with enough figures in common shares one of them. No keys: what lies in their blocks could not
-- be read to see whether it is sound (`warehouse/index_file.py`).
CREATE TABLE indexed (
    derivation_id VARCHAR NOT NULL
);

CREATE TABLE bodies (
    body_number INTEGER NOT NULL,
    derivation_id VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    languages VARCHAR[] NOT NULL,
    stated_on DATE,
    figure_count INTEGER NOT NULL
);

CREATE TABLE anchors (
    body_number INTEGER NOT NULL,
    anchor VARCHAR NOT NULL,
    is_figure BOOLEAN NOT NULL,
    is_probe BOOLEAN NOT NULL
);

CREATE TABLE made_with (
    method_version VARCHAR NOT NULL
);
