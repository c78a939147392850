-- One row: the latest time on record, NULL before anything is. A clock that was set back must not make a run end
-- before it starts, or a text be landed before it was made.
SELECT
    greatest(
        (SELECT max(recorded_at) FROM store.ledger_heads),
        (SELECT max(recorded_at) FROM store.run_events),
        (SELECT max(derived_at) FROM store.derivations),
        (SELECT max(captured_at) FROM store.captures)
    ) AS latest_at;
