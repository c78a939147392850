"""What the named queries, and the analysts' views they stand on, say of the sample archive."""


def answer(chancery, name):
    return chancery("query", f"@{name}", "--json").json


def test_republications_say_who_carries_whom_and_how_much_later(chancery, ids):
    row = next(row for row in answer(chancery, "republications") if row["predicate"] == "reproduces")
    assert (row["document"], row["source"]) == (ids["note"][:10], ids["release"][:10])
    assert (row["share_carried"], row["days_between"]) == (0.984, 2)


def test_changed_words_have_one_row_per_differing_place(chancery):
    pairs = [{row["before"], row["after"]} for row in answer(chancery, "changed_words")]
    assert pairs == [{"10", "11"}, {"States", "states"}, {"12", "12,"}]


def test_duplicates_name_the_earliest_copy_as_the_one_to_read(chancery, ids):
    (row,) = answer(chancery, "duplicates")
    assert row["copy_to_read"] == ids["note"][:10]
    assert row["documents"] == [ids["note"][:10], ids["reprint"][:10]]
    assert row["canonical_reason"] == "the earliest, of 2019-03-14"


def test_the_other_copies_say_why_they_are_not_the_one_to_read(chancery):
    statement = "SELECT canonical_reason FROM clusters WHERE NOT is_canonical"
    (row,) = chancery("query", statement, "--json").json
    assert row["canonical_reason"] == "dated 2019-03-20; the copy to read is of 2019-03-14"


def test_bytes_found_twice_are_listed_with_their_places(chancery, ids):
    (row,) = answer(chancery, "captures_of_same_bytes")
    assert row["original"] == ids["note"][:10]
    assert row["uris"] == ["file:///elsewhere/copy%20of%20note.txt", "file:///papers/note-verbale.txt"]


def test_quality_puts_control_characters_first(chancery, ids):
    rows = answer(chancery, "quality")
    assert rows[0]["document"] == ids["article"][:10] and rows[0]["suspicious_score"] > 0
    note = next(row for row in rows if row["document"] == ids["note"][:10])
    assert (note["edit_count"], note["finding_count"]) == (2, 1)


def test_edits_by_rule_give_an_example(chancery):
    rows = {row["rule"]: row for row in answer(chancery, "edits_by_rule")}
    assert (rows["dehyphenation"]["example_before"], rows["dehyphenation"]["example_after"]) == ("-\n", "")


def test_timeline_mixes_stated_dates_and_what_the_archive_did(chancery, ids):
    events = [row["event"] for row in answer(chancery, "timeline") if row["document"] == ids["note"][:10]]
    assert events == ["dated", "published", "captured", "captured", "derived"]


def test_languages_count_passages(chancery):
    rows = {row["language"]: row["passages"] for row in answer(chancery, "languages")}
    assert rows["ru"] == 1


def test_most_repeated_passages_are_those_of_both_sides(chancery, ids):
    documents = {row["document"] for row in answer(chancery, "most_repeated")}
    assert documents == {ids["note"][:10], ids["release"][:10]}


def test_lineage_leads_from_each_uri_to_the_text(chancery, ids):
    statement = (
        f"SELECT uri, extractor, text_sha256 FROM document_lineage WHERE document_id = '{ids['note']}'"
    )
    assert len(chancery("query", statement, "--json").json) == 2


def test_most_cited_takes_all_names_of_a_work_together(chancery, ids):
    rows = answer(chancery, "most_cited")
    assert (rows[0]["work"], rows[0]["documents"], rows[0]["held_as"]) == ("S/RES/12 (1946)", 2, None)
    held = next(row for row in rows if row["work"] == "A/HRC/77/G/3")
    assert held["held_as"] == ids["note"][:10]


def test_cited_but_missing_is_the_list_of_what_to_fetch_next(chancery):
    rows = [(row["work"], row["documents"]) for row in answer(chancery, "cited_but_missing")]
    assert rows == [("S/RES/12 (1946)", 2), ("A/73/83", 1)]


def test_release_to_circulation_counts_the_days_to_the_distribution(chancery, ids):
    (row,) = answer(chancery, "release_to_circulation")
    assert (row["document"], row["release"]) == (ids["note"][:10], ids["release"][:10])
    assert row["days"] == 21


def test_together_cited_leaves_out_what_one_document_alone_cites_together(chancery):
    assert answer(chancery, "together_cited") == []


def test_cocitations_pair_what_one_document_cites(chancery):
    rows = chancery("query", "SELECT work, other_work FROM cocitations ORDER BY ALL", "--json").json
    assert [(row["work"], row["other_work"]) for row in rows] == [
        ("A/73/83", "S/RES/12 (1946)"),
        ("A/HRC/77/G/3", "S/RES/12 (1946)"),
    ]


def test_there_are_thirty_questions_to_begin_with(chancery):
    listed = chancery("query", "--list", "--json").json
    assert len(listed) >= 30
    assert all(query["meaning"] for query in listed)


def test_search_finds_passages_by_their_words(chancery, ids):
    rows = chancery("query", "@search", "words=recogni[sz]ing its", "--json").json
    assert {row["document"] for row in rows} == {ids[word][:10] for word in ("release", "note", "reprint")}
    assert all("recogni" in row["in_words"] for row in rows)


def test_who_cites_takes_a_pattern_of_symbols(chancery, ids):
    rows = chancery("query", "@who_cites", "symbol=S/RES/%", "--json").json
    assert {row["document"] for row in rows} == {ids["note"][:10], ids["reprint"][:10]}


def test_issuers_count_what_others_repeat(chancery):
    row = next(row for row in answer(chancery, "issuers") if row["kind"] == "note_verbale")
    assert (row["documents"], row["repeated_by_others"]) == (2, 1)


def test_longest_copies_begin_with_the_longest(chancery):
    lengths = [row["matched_chars"] for row in answer(chancery, "longest_copies")]
    assert lengths == sorted(lengths, reverse=True) and lengths
