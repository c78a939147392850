-- Why inputs did not land: one row per stage and code, with an example.
SELECT
    stage,
    code,
    count(*) AS inputs,
    min(quarantined_at) AS since,
    arg_max(uri, quarantined_at) AS newest_uri,
    arg_max(message, quarantined_at) AS newest_message
FROM quarantine
GROUP BY stage, code
ORDER BY inputs DESC, stage, code;
