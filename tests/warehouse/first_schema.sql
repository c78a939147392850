-- The tables of the store as the first version that landed documents made them.

CREATE TABLE store.captures (
    capture_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    final_uri VARCHAR NOT NULL,
    captured_at TIMESTAMP NOT NULL,
    method VARCHAR NOT NULL,
    status_code INTEGER,
    media_type VARCHAR,
    etag VARCHAR,
    last_modified VARCHAR,
    original_sha256 VARCHAR,
    original_bytes BIGINT,
    outcome VARCHAR NOT NULL CHECK (outcome IN ('stored', 'unchanged', 'not_modified', 'failed')),
    error VARCHAR
);

CREATE TABLE store.derivations (
    derivation_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    code_version VARCHAR NOT NULL,
    extractor VARCHAR NOT NULL,
    rules JSON NOT NULL,
    raw_text_sha256 VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    derived_at TIMESTAMP NOT NULL
);

CREATE TABLE store.documents (
    derivation_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR,
    symbols VARCHAR[] NOT NULL,
    dated_on DATE,
    published_on DATE,
    issuer VARCHAR,
    addressee VARCHAR,
    languages VARCHAR[] NOT NULL,
    page_count INTEGER NOT NULL,
    char_count INTEGER NOT NULL,
    raw_text VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL
);

CREATE TABLE store.findings (
    derivation_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('warning', 'suggestion')),
    value VARCHAR,
    text_start INTEGER,
    text_end INTEGER,
    message VARCHAR NOT NULL
);

CREATE TABLE store.ledger (
    entry_number BIGINT PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    kind VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    leaf_sha256 VARCHAR NOT NULL
);

CREATE TABLE store.ledger_heads (
    run_id VARCHAR PRIMARY KEY,
    tree_size BIGINT NOT NULL,
    root_sha256 VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);

CREATE TABLE store.matches (
    match_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    derivation_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    other_derivation_id VARCHAR NOT NULL,
    other_document_id VARCHAR NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    other_start INTEGER NOT NULL,
    other_end INTEGER NOT NULL,
    similarity DOUBLE NOT NULL,
    matched_chars INTEGER NOT NULL,
    is_formula BOOLEAN NOT NULL,
    is_quoted BOOLEAN NOT NULL,
    other_is_quoted BOOLEAN NOT NULL,
    diff JSON NOT NULL,
    method_version VARCHAR NOT NULL
);

CREATE TABLE store.originals (
    original_sha256 VARCHAR PRIMARY KEY,
    original_bytes BIGINT NOT NULL,
    media_type VARCHAR NOT NULL,
    first_captured_at TIMESTAMP NOT NULL,
    run_id VARCHAR NOT NULL
);

CREATE TABLE store.pages (
    derivation_id VARCHAR NOT NULL,
    page_number INTEGER NOT NULL,
    width_pt DOUBLE,
    height_pt DOUBLE,
    raw_start INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    method VARCHAR NOT NULL CHECK (method IN ('text_layer', 'ocr', 'decoded')),
    confidence DOUBLE
);

CREATE TABLE store.passages (
    derivation_id VARCHAR NOT NULL,
    passage_number INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    section VARCHAR,
    language VARCHAR,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    page_number INTEGER NOT NULL,
    text VARCHAR NOT NULL
);

CREATE TABLE store.pieces (
    derivation_id VARCHAR NOT NULL,
    piece_number INTEGER NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    raw_start INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    rules VARCHAR[] NOT NULL,
    after VARCHAR
);

CREATE TABLE store.quarantine_events (
    quarantine_id VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('quarantined', 'resolved')),
    run_id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    code_version VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    original_sha256 VARCHAR,
    stage VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    details JSON NOT NULL
);

CREATE TABLE store.raw_spans (
    derivation_id VARCHAR NOT NULL,
    raw_start INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    part VARCHAR NOT NULL,
    byte_start BIGINT NOT NULL,
    byte_end BIGINT NOT NULL,
    encoding VARCHAR NOT NULL
);

CREATE TABLE store.relation_events (
    relation_id VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('made', 'retracted')),
    run_id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    subject_id VARCHAR NOT NULL,
    predicate VARCHAR NOT NULL,
    object_id VARCHAR NOT NULL,
    subject_coverage DOUBLE NOT NULL,
    object_coverage DOUBLE NOT NULL,
    language VARCHAR,
    match_count INTEGER NOT NULL,
    longest_match_chars INTEGER NOT NULL,
    direction_basis VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    method_version VARCHAR NOT NULL
);

CREATE TABLE store.rules (
    rule VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    PRIMARY KEY (rule, version)
);

CREATE TABLE store.run_events (
    run_id VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('started', 'ended')),
    recorded_at TIMESTAMP NOT NULL,
    flow_name VARCHAR NOT NULL,
    prefect_flow_run_id VARCHAR,
    state VARCHAR NOT NULL,
    code_version VARCHAR NOT NULL,
    settings JSON NOT NULL,
    captured_count BIGINT,
    landed_count BIGINT,
    unchanged_count BIGINT,
    quarantined_count BIGINT,
    PRIMARY KEY (run_id, event)
);

CREATE TABLE store.words (
    derivation_id VARCHAR NOT NULL,
    page_number INTEGER NOT NULL,
    raw_start INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    x0 DOUBLE NOT NULL,
    top DOUBLE NOT NULL,
    x1 DOUBLE NOT NULL,
    bottom DOUBLE NOT NULL,
    confidence DOUBLE
);
