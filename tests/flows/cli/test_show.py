def test_show_prints_metadata_then_text_wrapped_to_the_terminal(chancery):
    outcome = chancery("show", "note-verbale.txt", columns=60)
    assert outcome.exit_code == 0
    assert "symbols    A/HRC/77/G/3" in outcome.out
    assert "its compliments to the Office" in outcome.out.replace("\n", " ")
    assert "The file says of itself\n  author  A. Clerk (docx_core creator)\n" in outcome.out
    text = outcome.out.partition("Note verbale dated 14 March 2019\n\n")[2]
    assert max(map(len, text.splitlines())) <= 60


def test_show_raw_into_a_pipe_is_the_raw_text_exactly(chancery, ids, sample_archive):
    stored = sample_archive.original(ids["article"]).read_text(encoding="utf-8")
    assert chancery("show", "article.txt", "--raw").out == stored


def test_show_makes_the_text_harmless(chancery):
    out = chancery("show", "article.txt").out
    assert "\x1b" not in out
    assert r"\x1b[2Jthe end" in out


def test_show_edits_gives_before_after_rule_and_reason_in_context(chancery):
    out = chancery("show", "note-verbale.txt", "--edits").out
    assert "dehyphenation: The joined word stands elsewhere in the archive." in out
    assert r"presents its compli[-\n-]ments to the Office" in out.replace(r"compli[--\n-]", r"compli[-\n-]")
    assert r"in the[-\n-]{+·+}Tarn valley" in out


def test_show_edits_says_when_there_are_none(chancery):
    outcome = chancery("show", "article.txt", "--edits")
    assert outcome.out == ""
    assert "no edits" in outcome.err


def test_show_as_json_has_both_texts_and_the_edits_if_asked(chancery):
    shown = chancery("show", "note-verbale.txt", "--edits", "--json").json
    assert shown["raw_text"] != shown["text"]
    assert [edit["rules"] for edit in shown["edits"]] == [["dehyphenation"], ["line_unwrapping"]]
    assert [(edit["before"], edit["after"]) for edit in shown["edits"]] == [("-\n", ""), ("\n", " ")]


def test_show_says_where_in_the_text_a_value_stands(chancery):
    assert "session    77 [0:4]" in chancery("show", "note-verbale.txt").out
    (stated,) = chancery("show", "note-verbale.txt", "--json").json["attributes"]
    assert (stated["name"], stated["value"], stated["found_by"]) == ("session", "77", "masthead")
