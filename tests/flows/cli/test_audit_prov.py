"""`audit --prov` and `--openlineage`: a document's provenance in other systems' terms, whole in itself."""

import json
import re
from typing import Any

import pytest

from flows.cli.main import main
from warehouse.archive import Archive

RELATIONS = {
    "used": ("activity", "entity"),
    "wasGeneratedBy": ("entity", "activity"),
    "wasStartedBy": ("activity", "starter"),
    "wasDerivedFrom": ("generatedEntity", "usedEntity"),
    "wasAttributedTo": ("entity", "agent"),
    "wasAssociatedWith": ("activity", "agent"),
    "specializationOf": ("specificEntity", "generalEntity"),
    "alternateOf": ("alternate1", "alternate2"),
}


@pytest.fixture(scope="module")
def written(sample_archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is written about one document, by the ending of the file's name."""
    folder = tmp_path_factory.mktemp("provenance")
    for ending in ("json", "provn"):
        asked = ["audit", "copy of note.txt", "--prov", str(folder / f"note.{ending}")]
        assert main([*asked, "--archive", str(sample_archive.root)]) == 0
    return {ending: (folder / f"note.{ending}").read_bytes() for ending in ("json", "provn")}


@pytest.fixture(scope="module")
def provenance(written: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(written["json"])


def named(content: dict[str, Any]) -> set[str]:
    """Return every identifier that the statements of a graph or bundle speak of."""
    return {
        value
        for term, roles in RELATIONS.items()
        for statement in content.get(term, {}).values()
        for value in (*(statement[f"prov:{role}"] for role in roles), statement.get("prov:plan"))
        if value
    }


def test_no_statement_speaks_of_what_is_not_declared_in_its_bundle(provenance):
    for content in (provenance, *provenance["bundle"].values()):
        declared = {name for kind in ("entity", "activity", "agent") for name in content.get(kind, {})}
        assert named(content) <= declared
        assert named(content)


def test_the_text_leads_back_to_the_bytes_and_the_address_they_came_from(provenance, ids):
    derivations = provenance["wasDerivedFrom"].values()
    derived = {each["prov:generatedEntity"]: each["prov:usedEntity"] for each in derivations}
    (text,) = (name for name in provenance["entity"] if name.startswith("chancery:text/") and name in derived)
    assert derived[derived[text]] == f"chancery:content/{ids['note']}"
    responses = {each["prov:specificEntity"] for each in provenance["specializationOf"].values()}
    assert len(responses) == 2
    entities = provenance["entity"].items()
    uris = [each["prov:location"] for name, each in entities if name.startswith("chancery:resource/")]
    assert "file:///elsewhere/copy%20of%20note.txt" in uris


def test_judgements_stand_in_a_bundle_attributed_to_the_software(provenance):
    (bundle,) = provenance["bundle"]
    attributed = provenance["wasAttributedTo"].values()
    assert [each["prov:entity"] for each in attributed] == [bundle]
    claims = provenance["bundle"][bundle]["entity"].values()
    assert any(each.get("chancery:predicate") == "reproduces" for each in claims)


def test_the_same_archive_gives_the_same_bytes(chancery, written, tmp_path):
    for ending, before in written.items():
        again = tmp_path / f"again.{ending}"
        chancery("audit", "copy of note.txt", "--prov", str(again))
        assert again.read_bytes() == before


def test_prov_n_says_as_many_things_as_prov_json(written, provenance):
    lines = written["provn"].decode().splitlines()
    assert (lines[0], lines[-1]) == ("document", "endDocument")
    said = [line for line in lines if re.match(r" +\w+\(", line)]
    count = sum(
        len(things)
        for content in (provenance, *provenance["bundle"].values())
        for kind, things in content.items()
        if kind not in ("prefix", "bundle")
    )
    assert len(said) == count


def test_a_file_that_cannot_be_written_is_one_line_and_exit_code_1(chancery, tmp_path):
    outcome = chancery("audit", "copy of note.txt", "--prov", str(tmp_path / "nowhere" / "note.json"))
    assert outcome.exit_code == 1
    assert "cannot write" in outcome.err


def test_the_runs_of_a_document_are_told_as_openlineage_events(chancery, tmp_path):
    path = tmp_path / "note.ndjson"
    assert chancery("audit", "copy of note.txt", "--openlineage", str(path)).exit_code == 0
    start, complete = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert (start["eventType"], complete["eventType"]) == ("START", "COMPLETE")
    assert {each["name"] for each in complete["inputs"]} >= {"/elsewhere/copy of note.txt"}
    counts = {
        each["name"]: each["outputFacets"]["outputStatistics"]["rowCount"] for each in complete["outputs"]
    }
    assert counts["main.documents"] == 1
    assert counts["main.captures"] == 2
