from functools import partial

import pytest

from flows.cli.printing.terminal import display_width
from schemas.settings import Settings
from tests.benchmarks.plain_ingest import ingest_plainly
from warehouse.archive import Archive

LAMP = "The lamp was lit every evening of the year, whoever came down to the quay to look at it."
OIL = "Nobody ever found out who had paid for the oil, though the bills lay open in the office."
DIFFERING = [("10", "11"), ("States", "states"), ("12", "12,")]

FILLED = ("May", "12", "300", "17", "201"), ("June", "81", "945", "28", "746")


def compared(chancery, left, right):
    passage = chancery("compare", left, right, "--json").json["matches"][0]
    return passage, [(entry["left_words"], entry["right_words"]) for entry in passage["diff"]]


def test_compare_leads_with_how_much_is_shared_and_where_it_differs(chancery):
    out = chancery("compare", "press release.html", "note-verbale.txt").out
    assert "B reproduces A (en): " in out
    assert "1 passage in common: " in out
    assert "They differ in 3 places:" in out
    assert "1  regards the vote of [-10-] {+11+} March 2019 in the" in out


def test_compare_leads_with_what_weighs_most(chancery):
    lines = chancery("compare", "press release.html", "note-verbale.txt").out.splitlines()
    start = lines.index("They differ in 3 places:")
    assert lines[start + 1 : start + 3] == [
        "  number or date",
        "     1  regards the vote of [-10-] {+11+} March 2019 in the",
    ]
    assert lines[start + 3] == "  punctuation or case"


def test_compare_as_json_leads_with_the_differences(chancery, ids):
    told = chancery("compare", "press release.html", "note-verbale.txt", "--json").json
    assert list(told)[:3] == ["left_id", "right_id", "differences"]
    first = told["differences"][0]
    assert (first["weight"], first["left_words"], first["right_words"]) == ("number", "10", "11")
    assert sorted(each["number"] for each in told["differences"]) == [1, 2, 3]


def test_compare_counts_the_words_of_one_side_only(chancery):
    out = chancery("compare", "press release.html", "note-verbale.txt").out
    assert "8 words of A, 20 words of B in no passage" in out and "\n12 words of A in no passage\n" in out
    told = chancery("compare", "press release.html", "note-verbale.txt", "--json").json
    assert "голосование" in told["unmatched"][-1]["left_text"]


def test_compare_of_texts_without_a_match_finds_the_words_that_differ(chancery):
    out = chancery("compare", "note-verbale.txt", "note-verbale-reissued.txt").out
    assert "Tarn valley as {+null and+} void." in out


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_compare_keeps_within_the_terminal(chancery, columns):
    out = chancery("compare", "press release.html", "note-verbale.txt", columns=columns).out
    assert max(map(display_width, out.splitlines())) <= columns
    assert "\x1b" not in out


def test_compare_puts_the_first_named_on_the_left(chancery, ids):
    for left, right in (("release", "note"), ("note", "release")):
        passage, words = compared(chancery, ids[left], ids[right])
        assert words[0] == (("10", "11") if left == "release" else ("11", "10"))
        assert "10 March" in passage["left_text" if left == "release" else "right_text"]


@pytest.mark.parametrize("swapped", [False, True])
def test_compare_offsets_cut_the_differing_words_from_the_texts(chancery, swapped):
    names = ["press release.html", "note-verbale.txt"]
    left, right = reversed(names) if swapped else names
    texts = [chancery("show", name, "--json").json["text"] for name in (left, right)]
    for difference in compared(chancery, left, right)[0]["diff"]:
        for side, text in zip(("left", "right"), texts, strict=True):
            cut = text[difference[f"{side}_start"] : difference[f"{side}_end"]]
            assert cut == difference[f"{side}_words"]


def test_compare_stands_side_by_side_with_words_facing_each_other(chancery):
    lines = chancery("compare", "press release.html", "note-verbale.txt", columns=100).out.splitlines()
    facing = next(line for line in lines if "[-10-]" in line and "│" in line)
    assert "{+11+}" in facing.partition("│")[2]
    assert max(map(len, lines)) <= 100


def test_compare_stands_one_above_the_other_on_a_narrow_terminal(chancery):
    out = chancery("compare", "press release.html", "note-verbale.txt", columns=60).out
    assert "│" not in out
    assert "\nA The Ministry" in out and "\nB The Ministry" in out


def test_compare_shows_nothing_but_the_passages(chancery):
    out = chancery("compare", "press release.html", "note-verbale.txt").out
    assert "голосование" not in out and "presents its compliments" not in out


def test_compare_of_strangers_says_so(chancery):
    outcome = chancery("compare", "article.txt", "note-verbale.txt")
    assert outcome.exit_code == 0
    assert "No passages in common." in outcome.out


@pytest.mark.parametrize("is_on_record", [True, False])
def test_compare_shows_what_two_texts_share_though_it_makes_no_relation(chancery, tmp_path, is_on_record):
    clause = "The berth is free of charge from the first of {} on, and nobody is asked for a reason."
    ballot = (
        "Seat {}, row 14, gate {}: {} florins, paid on {} May to the collector at the harbour gate, room {}."
    )
    shared = clause if is_on_record else ballot
    files = [tmp_path / "0.txt", tmp_path / "1.txt"]
    for file, words, filled in zip(files, (LAMP, OIL), FILLED, strict=True):
        file.write_text(f"{words} {words[::-1]}.\n\n{shared.format(*filled)}\n")
    archive = Archive(tmp_path / "archive")
    ingest_plainly(archive, files, Settings())
    chancery = partial(chancery, "--archive", str(archive.root))
    out = chancery("compare", "0.txt", "1.txt").out
    assert "What they share makes no relation" in out and "1 passage in common" in out
    differing = zip(*FILLED, strict=True)
    assert any(f"[-{one}-] {{+{other}+}}" in " ".join(out.split()) for one, other in differing)
    told = chancery("compare", "0.txt", "1.txt", "--json").json
    assert (told["is_on_record"], bool(told["matches"][0]["match_id"])) == (is_on_record, is_on_record)
    assert told["relations"] == []


def test_compare_of_a_document_with_itself_is_refused(chancery, ids):
    outcome = chancery("compare", "note-verbale.txt", ids["note"])
    assert outcome.exit_code == 2
    assert "the same document" in outcome.err


def test_compare_html_is_escaped_and_loads_nothing(chancery, tmp_path):
    page = tmp_path / "comparison.html"
    assert chancery("compare", "article.txt", "note-verbale.txt", "--html", str(page)).exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert r"=World\x1b[31m reacts \u202eto vote" in html
    assert "http://" not in html and "https://" not in html and "<script" not in html


def test_compare_html_marks_and_links_every_difference(chancery, tmp_path):
    page = tmp_path / "comparison.html"
    chancery("compare", "press release.html", "note-verbale.txt", "--html", str(page))
    html = page.read_text(encoding="utf-8")
    for number, (before, after) in enumerate(DIFFERING, start=1):
        assert f'href="#d{number}"' in html and f'id="d{number}"' in html
        assert f">{before}</del>" in html and f">{after}</ins>" in html


def test_compare_html_that_cannot_be_written_is_one_line(chancery, tmp_path):
    outcome = chancery(
        "compare", "article.txt", "note-verbale.txt", "--html", str(tmp_path / "no" / "x.html")
    )
    assert outcome.exit_code == 1
    assert outcome.err.startswith("chancery: cannot write") and outcome.err.count("\n") == 1
