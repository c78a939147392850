-- One row per capture in the captures log.
CREATE OR REPLACE TEMP MACRO captures_log(path) AS TABLE
SELECT *
FROM read_json(
    path,
    format = 'newline_delimited',
    ignore_errors = true,
    columns = {
        capture_id: 'VARCHAR',
        run_id: 'VARCHAR',
        uri: 'VARCHAR',
        final_uri: 'VARCHAR',
        captured_at: 'TIMESTAMP',
        method: 'VARCHAR',
        status_code: 'INTEGER',
        media_type: 'VARCHAR',
        etag: 'VARCHAR',
        last_modified: 'VARCHAR',
        original_sha256: 'VARCHAR',
        original_bytes: 'BIGINT',
        outcome: 'VARCHAR',
        error: 'VARCHAR',
        error_code: 'VARCHAR',
        attempt: 'INTEGER',
        headers: 'JSON',
        redirects: 'JSON',
        source_name: 'VARCHAR',
        found_in: 'VARCHAR',
        declared_language: 'VARCHAR'
    }
)
WHERE capture_id IS NOT NULL;
