import os
import subprocess
import sys

STATES = {"good", "doubtful", "broken"}


def test_doctor_says_of_every_thing_how_it_is_and_what_to_do(chancery):
    checks = chancery("doctor", "--json").json
    assert {"Python", "duckdb", "settings", "memory", "Prefect server"} <= {
        each["subject"] for each in checks
    }
    assert all(each["state"] in STATES and each["seen"] for each in checks)
    assert all(each["advice"] for each in checks if each["state"] != "good")


def test_doctor_finds_the_sample_archive_readable(chancery):
    held = len(chancery("documents", "--json").json)
    assert f"can be read; {held} documents" in chancery("doctor").out


def test_doctor_fails_where_a_setting_cannot_be_read(chancery, own_archive):
    (own_archive.root / "chancery.toml").write_text("batch_size = 0\n", encoding="utf-8")
    outcome = chancery("doctor", "--archive", str(own_archive.root), columns=80)
    assert outcome.exit_code == 1
    assert "broken" in outcome.out and "batch_size" in outcome.out
    assert all(len(line) <= 80 for line in outcome.out.splitlines() if " " in line.strip()[3:])


def test_doctor_fails_where_the_named_server_does_not_answer(chancery, monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    outcome = chancery("doctor")
    assert outcome.exit_code == 1
    assert "unset PREFECT_API_URL" in outcome.out


def test_doctor_loads_neither_prefect_nor_pdfplumber():
    program = (
        "import sys, flows.cli.main as m; m.main(['doctor']);"
        "sys.exit(any(each in sys.modules for each in ('prefect', 'pdfplumber')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=os.environ, check=False)
    assert done.returncode == 0, done.stderr


def test_settings_are_listed_with_where_they_come_from(chancery, monkeypatch):
    monkeypatch.setenv("CHANCERY_WORKERS", "3")
    told = chancery("settings", "--set", "limits.seconds=9").out
    assert "3, $CHANCERY_WORKERS: " in told
    assert "9.0, --set limits.seconds: " in told
