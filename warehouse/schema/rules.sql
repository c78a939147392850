-- One row per version of a cleaning rule that ever changed a text, with its reason.
CREATE TABLE store.rules (
    rule VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    PRIMARY KEY (rule, version)
);
