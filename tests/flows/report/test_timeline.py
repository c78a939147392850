"""The timeline: names stay in view beside a plot that is scrolled, each level with what it names."""

import re
from datetime import date, timedelta

from flows.report.repetition_arcs import repetition_arcs
from flows.report.sections.timeline import far_dates
from flows.report.timeline_rows import timeline_rows

PAPERS = [
    {"document_id": name * 64, "kind": kind, "called": f"paper {name}", "dated_on": day, "published_on": day}
    for name, kind, day in [
        ("a", "letter", date(2019, 3, 1)),
        ("b", "note_verbale", date(2019, 3, 9)),
        ("c", "letter", date(2019, 4, 2)),
    ]
]


def halves(picture: str) -> tuple[str, str]:
    names, _, plot = picture.removeprefix('<div class="beside"><div class="names">').partition("</div>")
    return names, plot


def test_names_stand_beside_the_plot_and_dots_in_it():
    names, plot = halves(timeline_rows(PAPERS, [], "3 documents"))
    assert [paper["called"] in names for paper in PAPERS] == [True] * 3
    assert "<circle" not in names and plot.count("<circle") == 3


def test_each_name_is_level_with_its_dot():
    names, plot = halves(timeline_rows(PAPERS, [], "3 documents"))
    named = [float(y) + 9 for y in re.findall(r'<svg x="12" y="([\d.]+)"', names)]
    dotted = [float(y) for y in re.findall(r'<circle [^>]*cy="([\d.]+)"', plot)]
    assert sorted(named) == sorted(dotted) and len(set(named)) == 3


def test_a_repeated_text_is_named_beside_its_arcs():
    repeat = {"source_id": "a", "source_called": "release", "source_on": date(2019, 3, 1), "copy_count": 1}
    copy = {"copy_id": "b", "copy_called": "note", "copy_on": date(2019, 3, 9), "copy_kind": "note_verbale"}
    names, plot = halves(repetition_arcs([{**repeat, **copy, "predicate": "reproduces"}], "1 text"))
    assert "release" in names and "1 × repeated" in names and "<path" not in names
    assert plot.count('class="arc') == 1


def test_what_becomes_of_dates_that_the_axis_leaves_off_is_said_in_a_sentence():
    days = [date(2019, 3, 12) + timedelta(days=n) for n in range(17)]
    assert far_dates(days, "not drawn") == ""
    assert far_dates([date(1019, 3, 3), *days], "drawn at the edge") == (
        " 1 date, 1019-03-03, is so far from the others that it is drawn at the edge."
    )
    both_ends = [date(1019, 3, 3), *days, date(3019, 3, 3)]
    assert far_dates(both_ends, "not drawn") == (
        " 2 dates, 1019-03-03 and 3019-03-03, are so far from the others that they are not drawn."
    )
    many = [date(1019, 3, 3 + n % 9) for n in range(9)]
    assert " 9 dates, before 2019-03-12 or after 2019-03-28, are" in far_dates(many + days * 60, "not drawn")
