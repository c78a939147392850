-- One event per staged rejection that is not in quarantine for the same reason already.
INSERT INTO store.quarantine_events BY NAME
SELECT * REPLACE ($run_id AS run_id)
FROM read_parquet($paths) AS staged
ANTI JOIN main.quarantine USING (quarantine_id)
QUALIFY row_number() OVER (PARTITION BY quarantine_id) = 1;
