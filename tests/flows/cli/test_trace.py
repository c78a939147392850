import json
import subprocess
import sys

import pytest

from tests.conftest import Chancery

RAW_HYPHEN = "compli-\nments"


def test_trace_marks_the_words_and_says_what_part_of_the_document_they_are(chancery):
    out = chancery("trace", "note-verbale.txt", "--find", "its compliments to").out
    assert "characters 65–83, paragraph, English, page 1" in out
    assert "presents [=its compliments to=] the Office" in out


def test_trace_shows_the_edits_inside_with_rule_and_reason(chancery):
    out = chancery("trace", "note-verbale.txt", "--find", "compliments").out
    assert "dehyphenation: The joined word stands elsewhere in the archive." in out
    assert r"compli[--\n-]ments" in out
    assert "line_unwrapping:" not in out


def test_trace_says_when_nothing_was_changed(chancery):
    assert "nothing was changed here" in chancery("trace", "note-verbale.txt", "0:20").out


def test_trace_names_capture_hash_extractor_and_versions_of_the_rules(chancery, ids):
    out = chancery("trace", "note-verbale.txt", "0:20").out
    assert "file:///papers/note-verbale.txt" in out and "file:///elsewhere/copy%20of%20note.txt" in out
    assert ids["note"] in out
    assert "by text 1 of chancery" in out
    assert "dehyphenation/1, line_unwrapping/2" in out


def test_the_command_it_gives_prints_the_bytes_the_words_were_read_from(chancery):
    out = chancery("trace", "note-verbale.txt", "--find", "its compliments to", columns=80).out
    command = out.partition("Check it: ")[2].partition("\n")[0]
    printed = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True).stdout
    assert printed == f"its {RAW_HYPHEN} to"


def test_raw_text_is_led_to_where_it_went_or_to_the_rule_that_removed_it(chancery):
    note = chancery("show", "note-verbale.txt", "--json").json
    at = note["raw_text"].index("-\nments")
    gone = chancery("trace", "note-verbale.txt", "--raw", f"{at}:{at + 2}")
    assert "none of it stands in the clean text" in gone.out
    assert "dehyphenation" in gone.out
    kept = chancery("trace", "note-verbale.txt", "--raw", f"{at}:{at + 7}", "--json").json
    assert [place["text"] for place in kept["text"]] == ["ments"]
    assert [each["how"] for each in kept["slices"]] == ["removed", "verbatim"]


def test_bytes_are_led_to_the_clean_text(chancery):
    traced = chancery("trace", "press release.html", "--find", "долине Тарн", "--json").json
    (stretch,) = traced["bytes"]
    assert stretch["content"] == "долине Тарн" and stretch["encoding"] == "utf-8"
    place = f"{stretch['byte_start']}:{stretch['byte_end']}"
    back = chancery("trace", "press release.html", "--bytes", place, "--json").json
    assert back["text"][0]["text"] == "долине Тарн"


def test_json_has_text_edits_raw_ranges_captures_and_the_derivation(chancery):
    traced = chancery("trace", "note-verbale.txt", "--find", "compliments", "--json").json
    assert traced["text"][0]["text"] == "compliments"
    assert [each["raw_text"] for each in traced["raw"]] == [RAW_HYPHEN]
    (edit,) = traced["edits"]
    assert (edit["before"], edit["after"], edit["versions"]) == ("-\n", "", {"dehyphenation": "1"})
    assert len(traced["captures"]) == 2
    assert traced["derivation"]["rules"] == {"dehyphenation": "1", "line_unwrapping": "2"}


def test_one_offset_is_one_character(chancery):
    assert chancery("trace", "note-verbale.txt", "5", "--json").json["text"][0]["text"] == "v"


def test_offsets_may_be_typed_as_they_are_printed(chancery):
    typed = chancery("trace", "note-verbale.txt", "0–12", "--json").json
    assert typed["text"][0]["text"] == "Note verbale"


def test_several_places_are_listed_and_one_is_chosen(chancery):
    listed = chancery("trace", "note-verbale.txt", "--find", "the")
    assert listed.exit_code == 0
    assert listed.out.startswith("1  characters ")
    assert "--nth N traces one of them" in listed.err
    places = chancery("trace", "note-verbale.txt", "--find", "the", "--json").json["places"]
    second = chancery("trace", "note-verbale.txt", "--find", "the", "--nth", "2", "--json").json
    assert second["text"][0]["text_start"] == places[1]["text_start"]


def test_words_that_cleaning_changed_are_told_where_they_are(chancery):
    outcome = chancery("trace", "note-verbale.txt", "--find", RAW_HYPHEN)
    assert outcome.exit_code == 2
    assert "--raw 69:82" in outcome.err


def test_traced_text_is_shown_and_does_nothing_to_the_terminal(chancery):
    out = chancery("trace", "article.txt", "--find", "the end").out
    assert "\x1b" not in out and r"\x1b[2J[=the end=]" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["10:100000"], "ends at 308"),
        (["20:10"], "the end"),
        (["ten"], "no range"),
        (["9" * 5000], "no range"),
        (["--raw", "0:9999"], "the raw text"),
        (["--bytes", "0:9999"], "the bytes of the original"),
        (["--bytes", "0:10", "--part", "word/document.xml"], "no text of note-verbale.txt"),
        (["0:10", "--part", "x"], "--bytes"),
        (["0:10", "--box", "1,2,3,4"], "--page"),
        (["0:10", "--nth", "2"], "--find"),
        (["--find", "the", "--nth", "999"], "there is no number 999"),
        (["--find", "nowhere at all"], "does not stand in note-verbale.txt"),
        (["--find", " "], "does not stand in"),
        (["--page", "1"], "only PDF pages have boxes"),
        (["0:10", "--image", "page.png"], "draws pages of PDFs"),
        ([], "required"),
    ],
)
def test_what_cannot_be_traced_is_a_sentence_and_exit_code_2(chancery, arguments, message):
    outcome = chancery("trace", "note-verbale.txt", *arguments)
    assert outcome.exit_code == 2
    assert outcome.out == "" and message in outcome.err


@pytest.mark.parametrize("columns", [80, 100])
def test_lines_fit_the_terminal_except_what_is_to_be_copied(chancery, columns):
    lines = chancery("trace", "note-verbale.txt", "0:300", columns=columns).out.splitlines()
    assert max(len(line) for line in lines if "Check it" not in line and "SHA-256" not in line) <= columns


def test_tracing_loads_neither_prefect_nor_pdfplumber(sample_archive):
    argv = ["--archive", str(sample_archive.root), "trace", "note-verbale.txt", "--find", "compliments"]
    loaded = "print(*sys.modules, file=sys.stderr)"
    code = f"import sys; from flows.cli.main import main; main({argv!r}); {loaded}"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[=compliments=]" in ended.stdout
    assert not {"prefect", "pdfplumber"} & {name.partition(".")[0] for name in ended.stderr.split()}


class TestOnPages:
    """A PDF, as it landed: boxes, page breaks, pictures."""

    def test_words_have_a_box_for_each_line(self, ingested: Chancery):
        done = ingested("trace", "note-verbale.pdf", "--find", "under the control of the republic of hestria")
        assert done.exit_code == 0, done.errors
        assert "page 1, from the text layer" in done.output
        assert "under the control of the Republic of Hestria" in done.output.partition("in points:")[2]

    def test_a_sentence_over_a_page_names_what_stood_between_its_halves(self, ingested: Chancery):
        done = ingested("trace", "note-verbale.pdf", "--find", "will fare no better. No number")
        assert "page 1, from the text layer" in done.output
        assert "page 2, from the text layer" in done.output
        assert "furniture" in done.output and "footnotes" in done.output

    def test_a_box_leads_to_the_words_in_it_and_back(self, ingested: Chancery):
        traced = json.loads(
            ingested("trace", "note-verbale.pdf", "--find", "only at the table", "--json").output
        )
        (page,) = traced["pages"]
        box = page["boxes"][0]
        place = ",".join(f"{box[side]:g}" for side in ("x0", "top", "x1", "bottom"))
        back = ["--page", str(page["page_number"]), "--box", place, "--json"]
        found = json.loads(ingested("trace", "note-verbale.pdf", *back).output)
        assert found["text"][0]["text"] == box["raw_text"]

    def test_a_blank_is_found_between_the_words_beside_it(self, ingested: Chancery):
        found = ingested("trace", "note-verbale.pdf", "--find", "only at the table", "--json").output
        blank = json.loads(found)["text"][0]["text_start"] + len("only")
        done = ingested("trace", "note-verbale.pdf", f"{blank}:{blank + 1}")
        assert "not on the page itself: behind “only” (" in done.output
        assert ") and before “at” (" in done.output.replace("\n  ", " ")

    def test_a_passage_over_a_page_break_has_a_box_on_either_page(self, ingested: Chancery):
        rows = json.loads(ingested("query", "@passage_boxes", "--json").output)
        pages = [row["page_number"] for row in rows if row["beginning"].startswith("Three earlier ballots")]
        assert pages == [1, 2]
        (footnote,) = [row for row in rows if row["role"] == "footnote"]
        assert 700 < footnote["top"] < footnote["bottom"] < 842 and footnote["page_number"] == 1

    def test_the_page_is_drawn_with_the_words_boxed(self, ingested: Chancery, tmp_path):
        target = tmp_path / "page.png"
        done = ingested("trace", "note-verbale.pdf", "--find", "no better. No number", "--image", target)
        assert done.exit_code == 0, done.errors
        written = sorted(path.name for path in tmp_path.iterdir())
        assert written == ["page-1.png", "page-2.png"]
        assert all(path.read_bytes().startswith(b"\x89PNG") for path in tmp_path.iterdir())

    def test_the_blank_line_between_blocks_of_a_page_says_that_it_has_no_bytes(self, ingested: Chancery):
        text = json.loads(ingested("show", "news-article.html", "--json").output)["text"]
        at = text.index("\n\n")
        done = ingested("trace", "news-article.html", f"{at}:{at + 2}")
        assert "no bytes are its own" in done.output

    def test_an_empty_box_and_a_page_that_is_not_there_are_usage_errors(self, ingested: Chancery):
        for arguments in (["--page", "1", "--box", "0,0,5,5"], ["--page", "9"]):
            done = ingested("trace", "note-verbale.pdf", *arguments)
            assert done.exit_code == 2 and done.errors.count("\n") == 1
