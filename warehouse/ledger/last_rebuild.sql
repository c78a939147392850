-- One row: the last time that the warehouse was made anew, and heads.log as it was before; none if it never was.
SELECT recorded_at, captured_count, head_count, heads_log_bytes, heads_log_sha256
FROM store.rebuilds
ORDER BY recorded_at DESC, run_id DESC
LIMIT 1;
