-- Adds one row: what stood when the warehouse was made anew.
INSERT INTO store.rebuilds BY NAME
SELECT
    $run_id AS run_id,
    $recorded_at::TIMESTAMP AS recorded_at,
    $code_version AS code_version,
    (SELECT count(*) FROM store.captures) AS captured_count,
    $lost_originals::VARCHAR[] AS lost_originals,
    $head_count AS head_count,
    octet_length($heads_log::BLOB) AS heads_log_bytes,
    sha256($heads_log::BLOB) AS heads_log_sha256;
