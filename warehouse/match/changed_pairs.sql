-- One row per pair asked about of which more seeds no longer say what they said than its margin allows.
SELECT charged.form_number, charged.other_number
FROM charged
LEFT JOIN margins
    ON margins.form_number = charged.form_number AND margins.other_number = charged.other_number
WHERE margins.margin IS NULL OR margins.margin < 0
ORDER BY charged.form_number, charged.other_number;
