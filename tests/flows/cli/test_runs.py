def test_runs_lists_state_and_counts(chancery):
    outcome = chancery("runs")
    assert outcome.exit_code == 0
    row = outcome.out.splitlines()[1]
    assert "2026-11-02 09:00:00" in row and "90.0 s" in row
    assert row.split()[-6:] == ["completed", "5", "4", "1", "1", "0.1.0"]


def test_runs_as_json_has_the_settings_as_an_object(chancery):
    assert chancery("runs", "--json").json[0]["settings"] == {"targets": ["/papers"]}
