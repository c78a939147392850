"""`audit --bundle`: evidence that holds without the archive, and in which any change is found."""

import copy
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.cli.main import main
from warehouse import verify_bundle
from warehouse.archive import Archive
from warehouse.connection import open_scratch, working_warehouse
from warehouse.ledger import append_entries
from warehouse.publishing import publish

DOC = "copy of note.txt"
OTHER = "press release.html"
Change = Callable[[dict[str, bytes]], None]


def bundled(doc: str, archive: Archive, folder: Path) -> dict[str, bytes]:
    path = folder / "bundle.zip"
    assert main(["audit", doc, "--bundle", str(path), "--archive", str(archive.root)]) == 0
    with zipfile.ZipFile(path) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


@pytest.fixture(scope="module")
def members(sample_archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return bundled(DOC, sample_archive, tmp_path_factory.mktemp("bundle"))


@pytest.fixture(scope="module")
def other_members(sample_archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return bundled(OTHER, sample_archive, tmp_path_factory.mktemp("other"))


@pytest.fixture
def packed(members, tmp_path) -> Callable[..., Path]:
    """Pack the members again, after a change."""

    def pack(change: Change = lambda _: None) -> Path:
        changed = dict(members)
        change(changed)
        path = tmp_path / "changed.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in changed.items():
                archive.writestr(name, data)
        return path

    return pack


def check_sh(path: Path, *heads: str) -> "subprocess.CompletedProcess[str]":
    folder = path.with_suffix("")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return subprocess.run(["sh", folder / "check.sh", *heads], capture_output=True, text=True, check=False)


def test_a_bundle_holds_by_sha256sum_and_by_verify(chancery, packed):
    path = packed()
    by_shell = check_sh(path)
    assert (by_shell.returncode, by_shell.stderr) == (0, "")
    outcome = chancery("verify", "--bundle", str(path), "--json")
    assert outcome.exit_code == 0
    assert outcome.json["checked"]["entry_count"] > 8
    assert f"{outcome.json['tree_size']}:{outcome.json['root_sha256']}" in by_shell.stdout


def test_the_same_archive_gives_the_same_bytes(chancery, tmp_path):
    for name in ("one.zip", "two.zip"):
        chancery("audit", DOC, "--bundle", str(tmp_path / name))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_bundle_says_nothing_of_where_the_archive_stands(members, sample_archive):
    place = str(sample_archive.root).encode()
    assert [name for name, data in members.items() if place in data] == []


def only(files: dict[str, bytes], beginning: str) -> str:
    return next(name for name in sorted(files) if name.startswith(beginning))


def flip(name: str) -> Change:
    def change(files: dict[str, bytes]) -> None:
        found = only(files, name)
        data = bytearray(files[found])
        data[len(data) // 2] ^= 1
        files[found] = bytes(data)
        agree(files)

    return change


def agree(files: dict[str, bytes]) -> None:
    """Make the manifest say what the files are."""
    with open_scratch() as connection:
        hashes = {
            name: connection.execute("SELECT sha256(?::BLOB)", [data]).fetchall()[0][0]
            for name, data in files.items()
            if name != "manifest.sha256"
        }
    files["manifest.sha256"] = "".join(f"{digest}  {name}\n" for name, digest in hashes.items()).encode()


@pytest.mark.parametrize(
    "name", ["original/", "text/raw_text", "text/text", "rows/passages", "log/1", "head.txt"]
)
def test_a_changed_byte_is_found_though_the_manifest_agrees(chancery, packed, name):
    path = packed(flip(name))
    assert check_sh(path).returncode == 1
    assert chancery("verify", "--bundle", str(path)).exit_code in (1, 4)


def test_an_entry_in_the_place_of_another_is_found(chancery, packed):
    def swap(files: dict[str, bytes]) -> None:
        one, two = [name for name in sorted(files) if name.endswith(".json") and name.startswith("log/")][:2]
        files[one], files[two] = files[two], files[one]
        agree(files)

    path = packed(swap)
    assert check_sh(path).returncode == 1
    assert chancery("verify", "--bundle", str(path)).exit_code == 4


@pytest.mark.parametrize("parts", [("text/", "rows/"), ("text/",), ("rows/",), ("original/",)])
def test_what_the_same_log_says_of_another_document_does_not_pass_for_this_one(
    chancery, packed, other_members, parts
):
    def mix(files: dict[str, bytes]) -> None:
        for name in [name for name in files if name.startswith(parts)]:
            del files[name]
        files |= {name: data for name, data in other_members.items() if name.startswith(("log/", *parts))}
        agree(files)

    path = packed(mix)
    assert check_sh(path).returncode == 1
    assert chancery("verify", "--bundle", str(path)).exit_code == 4


def test_rows_under_the_name_of_another_table_are_found(chancery, packed):
    def rename(files: dict[str, bytes]) -> None:
        name = only(files, "rows/passages.")
        files[name.replace("passages", "statements")] = files.pop(name)
        agree(files)

    path = packed(rename)
    assert check_sh(path).returncode == 1
    assert chancery("verify", "--bundle", str(path)).exit_code == 4


def test_a_number_that_is_a_command_is_not_run(packed, tmp_path):
    def change(files: dict[str, bytes]) -> None:
        files["head.txt"] = b"a[$(touch run)]:" + b"0" * 64 + b"\n"
        files["log/a[$(touch run)].json"] = b"{}"
        files["log/a[$(touch run)].path"] = b"a[$(touch run)]\n"
        agree(files)

    path = packed(change)
    assert check_sh(path).returncode == 1
    assert not list(tmp_path.rglob("run"))


def test_a_hash_that_is_a_command_is_not_run(packed, tmp_path):
    def change(files: dict[str, bytes]) -> None:
        files["earlier_heads.txt"] = f"3:{'0' * 64} a[$(touch${{IFS}}run)] {'0' * 64}\n".encode()
        agree(files)

    path = packed(change)
    assert check_sh(path, f"3:{'0' * 64}", "a[$(touch run)]:").returncode == 1
    assert not list(tmp_path.rglob("run"))


def test_members_that_lie_over_each_other_are_not_read(chancery, tmp_path):
    path = tmp_path / "overlapping.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("head.txt", b"0" * 100_000)
        for number in range(50):
            again = copy.copy(archive.filelist[0])
            again.filename = again.orig_filename = f"h{number}.txt"
            archive.filelist.append(again)
    outcome = chancery("verify", "--bundle", str(path))
    assert outcome.exit_code == 1
    assert "hold more than the file does" in outcome.err


def test_a_file_that_was_added_or_taken_away_is_named(chancery, packed):
    def change(files: dict[str, bytes]) -> None:
        files["extra.txt"] = b"x"
        del files["report.txt"]

    path = packed(change)
    outcome = chancery("verify", "--bundle", str(path))
    assert outcome.exit_code == 4
    assert "extra.txt" in outcome.out
    assert "the manifest does not name extra.txt" in check_sh(path).stdout
    assert "report.txt" in outcome.out


def test_another_head_than_the_one_written_down_is_named(chancery, packed):
    outcome = chancery("verify", "--bundle", str(packed()), "--expect", "3:" + "0" * 64)
    assert outcome.exit_code == 4
    assert "was expected" in outcome.out


@pytest.fixture(scope="module")
def continued(sample_archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A bundle of an archive that has had more runs, and the heads it had before, one at a power of two."""
    folder = tmp_path_factory.mktemp("continued")
    own = Archive(Path(shutil.copytree(sample_archive.root, folder / "archive")))
    runs = 0
    with working_warehouse(own) as connection:
        for wanted in (76, 128, 130, 136):
            (size,) = connection.execute("SELECT max(tree_size) FROM store.ledger_heads").fetchall()[0]
            run_ids = [f"later-{runs + each}" for each in range((wanted - size) // 2)]
            runs += len(run_ids)
            connection.execute(
                "INSERT INTO store.run_events SELECT events.* REPLACE (unnest($ids) AS run_id)"
                " FROM store.run_events AS events WHERE run_id NOT LIKE 'later%'",
                {"ids": run_ids},
            )
            append_entries(connection, run_ids, datetime(2027, 1, 1, tzinfo=UTC))
        found = connection.execute(
            "SELECT tree_size || ':' || root_sha256 FROM store.ledger_heads ORDER BY tree_size"
        ).fetchall()
    publish(own)
    path = folder / "continued.zip"
    assert main(["audit", DOC, "--bundle", str(path), "--archive", str(own.root)]) == 0
    return path, [head for (head,) in found[:-1]]


def test_a_log_that_has_gone_on_since_a_head_was_written_down_holds(chancery, continued):
    path, heads = continued
    assert "128" in [head.partition(":")[0] for head in heads]
    by_shell = check_sh(path, *heads)
    assert (by_shell.returncode, by_shell.stderr) == (0, "")
    expected = [words for head in heads for words in ("--expect", head)]
    assert chancery("verify", "--bundle", str(path), *expected).exit_code == 0


def test_a_log_that_was_rewritten_since_a_head_was_written_down_is_found(chancery, continued):
    path, heads = continued
    others = [f"{head.partition(':')[0]}:{'0' * 64}" for head in heads]
    by_shell = check_sh(path, *others)
    assert by_shell.returncode == 1
    for other in others:
        outcome = chancery("verify", "--bundle", str(path), "--expect", other)
        assert outcome.exit_code == 4
        assert "they were rewritten" in outcome.out
        assert f"not shown to have gone on from {other}" in by_shell.stdout


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 half a zip"])
def test_what_is_no_bundle_is_one_line_and_exit_code_1(chancery, tmp_path, content):
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    outcome = chancery("verify", "--bundle", str(path))
    assert outcome.exit_code == 1
    assert "cannot be read as a bundle" in outcome.err


def test_a_compressed_member_is_not_unpacked(chancery, tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("head.txt", b"0" * 10_000_000)
    outcome = chancery("verify", "--bundle", str(path))
    assert outcome.exit_code == 1
    assert "is compressed" in outcome.err


def test_a_bundle_of_too_many_members_is_not_read(chancery, tmp_path, monkeypatch):
    monkeypatch.setattr(verify_bundle, "MOST_MEMBERS", 3)
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(4):
            archive.writestr(f"log/{number}.json", b"{}")
    outcome = chancery("verify", "--bundle", str(path))
    assert outcome.exit_code == 1
    assert "more than 3 members" in outcome.err


def test_an_entry_that_says_nonsense_is_one_line(chancery, tmp_path):
    """A log of one entry of the forger's own: it is in the log, and yet no entry of ours."""
    for body in (b"[]", b"7", b'{"table": "derivations"}', b"no json"):
        with open_scratch() as connection:
            root = connection.execute("SELECT sha256(?::BLOB)", [b"\x00" + body]).fetchall()[0][0]
        files = {"head.txt": f"1:{root}".encode(), "text/raw_text.txt": b"a", "text/text.txt": b"a"}
        files |= {"log/0.json": body, "log/0.path": b""}
        agree(files)
        path = tmp_path / "own.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        outcome = chancery("verify", "--bundle", str(path))
        assert outcome.exit_code == 1
        assert "no bundle that chancery made" in outcome.err


def test_provenance_and_report_are_in_it(members):
    assert json.loads(members["provenance.json"])["entity"]
    assert members["provenance.provn"].startswith(b"document")
    assert b"What it is" in members["report.txt"]
