"""From texts to stored matches and relations: what is held in the end depends only on which documents are."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from tasks.match import matching
from tasks.match.method import METHOD_VERSION
from tasks.match.partitions import partitions
from tasks.match.seed_index import SeedIndex
from tests.holdings import Holdings, Papers, named
from warehouse.sql import sql

Prose = Callable[[random.Random, int], str]


@pytest.fixture
def holdings(
    new_warehouse: Callable[[], DuckDBPyConnection], tmp_path: Path
) -> Iterator[Callable[..., Holdings]]:
    """Make empty holdings, as many as are asked for; with more than one partition, the seeds are in files."""
    with ExitStack() as opened:

        def make(partition_count: int = 1) -> Holdings:
            connection = opened.enter_context(new_warehouse())
            own = opened.enter_context(duckdb.connect(":memory:"))
            place = tmp_path / f"{partition_count} partitions"
            several = opened.enter_context(partitions(own, place, partition_count, 2, None))
            index = SeedIndex(own, several if partition_count > 1 else None)
            index.prepare()
            return Holdings(connection, index)

        yield make


def archive_of(prose: Prose, seed: int, count: int = 22) -> Papers:
    """Papers with their own words, copies of each other, phrases in 3, 12, most and nearly all."""
    rng = random.Random(seed)
    own = [prose(rng, 80) for _ in range(count)]
    passages = [prose(rng, 45) for _ in range(6)]
    in_most = ((count - count // 3, 25), (count - 2, 70))
    shared = {size: prose(rng, words) for size, words in ((3, 12), (12, 25), *in_most)}
    papers: Papers = {}
    for number, text in enumerate(own):
        parts = [text]
        if number % 9 == 0:
            parts.append(passages[number % 6])
        for size, phrase in shared.items():
            if number < size:
                parts.insert(rng.randrange(len(parts) + 1), phrase)
        on = date(2020, 1, 1) + timedelta(days=rng.randrange(50)) if number % 3 else None
        papers[named(number)] = on, "\n\n".join(parts)
    return papers


def test_the_end_state_depends_on_the_set_of_documents_alone(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    papers = archive_of(prose, 1, 48)
    rng = random.Random(1)
    at_once = holdings()
    at_once.land(papers, list(papers))
    wanted = at_once.state()
    assert len(wanted["matches"]) > 100
    is_formula = "SELECT DISTINCT is_formula FROM main.matches ORDER BY ALL"
    assert at_once.connection.execute(is_formula).fetchall() == [(False,), (True,)]
    for sizes in ([1] * 6 + [20, 22], [46, 1, 1]):
        order = rng.sample(list(papers), len(papers))
        other = holdings()
        for size in sizes:
            batch, order = order[:size], order[size:]
            other.land(papers, batch)
        assert other.state() == wanted, sizes


def test_how_many_are_aligned_at_once_by_how_many_workers_makes_no_difference(
    prose: Prose, holdings: Callable[[], Holdings], monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = archive_of(prose, 3)
    states = []
    for size, workers in ((1000, 1), (7, 1), (20, 3)):
        monkeypatch.setattr(matching, "PAIRS_AT_ONCE", size)
        monkeypatch.setattr(matching, "TEXTS_AT_ONCE", size)
        monkeypatch.setattr(matching, "PAIRS_FOR_CHILDREN", 1)
        each = holdings()
        each.land(papers, list(papers), workers=workers)
        states.append(each.state())
    assert states[0] == states[1] == states[2]


def test_seeds_in_several_partitions_leave_the_same_rows(
    prose: Prose, holdings: Callable[..., Holdings]
) -> None:
    papers = archive_of(prose, 9)
    names = list(papers)
    changed = {**papers, **{name: (papers[name][0], prose(random.Random(name), 60)) for name in names[:6]}}
    found = []
    for partition_count in (1, 2):
        each = holdings(partition_count)
        each.land(papers, names[:15])
        each.land(papers, names[15:])
        each.land(changed, names[:6], version="2")
        tables = ("matches", "match_events", "relation_events")
        rows = {one: each.connection.execute(f"FROM store.{one} ORDER BY ALL").fetchall() for one in tables}
        assert all(rows.values())
        found.append(rows)
    assert found[0] == found[1]


def test_a_document_derived_again_leaves_the_state_of_its_new_text(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    papers = archive_of(prose, 4)
    names = list(papers)
    changed = dict(papers)
    for name in names[:8]:
        changed[name] = papers[name][0], prose(random.Random(name), 60)
    once, again = holdings(), holdings()
    once.land(changed, names[8:])
    once.land(changed, names[:8], version="2")
    again.land(papers, names)
    again.land(changed, names[:8], version="2")
    assert again.state() == once.state()


def test_what_becomes_common_as_something_else_becomes_rare_is_retracted(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(3)
    one, other = prose(rng, 30), prose(rng, 30)
    own = [prose(rng, 60) for _ in range(6)]
    before: Papers = {
        named(0): (None, f"{own[0]}\n\n{one}\n\n{other}"),
        named(1): (None, f"{own[1]}\n\n{one}"),
        **{named(number): (None, f"{own[number]}\n\n{other}") for number in range(2, 6)},
    }
    later = [named(number) for number in range(2, 6)]
    after = before | {
        name: (None, text.replace(other, one)) for name, (_, text) in before.items() if name in later
    }
    each = holdings()
    each.land(before, list(before))
    assert len(each.predicates()) == 1
    each.land(after, later, version="2")
    assert each.predicates() == []


def test_documents_that_are_derived_again_with_each_others_texts_leave_the_state_of_these(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    papers = archive_of(prose, 5)
    names = list(papers)
    changed = dict(papers)
    for name, giving in zip(names[:10], names[9:19], strict=True):
        changed[name] = papers[name][0], papers[giving][1]
    once, again = holdings(), holdings()
    once.land(changed, names[10:])
    once.land(changed, names[:10], version="2")
    again.land(papers, names)
    again.land(changed, names[:5], version="2")
    again.land(changed, names[5:10], version="2")
    assert again.state() == once.state()


def test_a_document_derived_again_as_the_index_is_lost_leaves_the_same_state(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    papers = archive_of(prose, 6)
    names = list(papers)
    changed = {**papers, **{name: (papers[name][0], prose(random.Random(name), 60)) for name in names[:8]}}
    undisturbed, lost = holdings(), holdings()
    for each in (undisturbed, lost):
        each.land(papers, names)
    lost.index.remove(lost.index.form_numbers())
    for each in (undisturbed, lost):
        each.land(changed, names[:8], version="2")
    assert lost.state() == undisturbed.state()


@pytest.mark.parametrize("is_landed", [False, True], ids=["before the warehouse commits", "after it"])
def test_a_run_cut_short_before_the_index_commits_loses_nothing(
    prose: Prose, holdings: Callable[[], Holdings], is_landed: bool
) -> None:
    papers = archive_of(prose, 6)
    names = list(papers)
    changed = {**papers, **{name: (papers[name][0], prose(random.Random(name), 60)) for name in names[:8]}}
    undisturbed, cut_short = holdings(), holdings()
    for each in (undisturbed, cut_short):
        each.land(papers, names[:-1])
    undisturbed.land(changed, names[:8], version="2")
    cut_short.connection.begin()
    cut_short.index.connection.begin()
    cut_short.land(changed, names[:8], version="2")
    if is_landed:
        cut_short.connection.commit()
    else:
        cut_short.connection.rollback()
    cut_short.index.connection.rollback()
    if not is_landed:
        cut_short.land(changed, names[:8], version="2")
    for each in (undisturbed, cut_short):
        each.land(changed, names[-1:])
    assert cut_short.state() == undisturbed.state()


def test_the_offsets_of_every_match_give_its_similarity(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    papers = archive_of(prose, 5)
    each = holdings()
    each.land(papers, list(papers))
    assert each.check_offsets(papers)


def test_a_phrase_becomes_a_formula_and_what_hung_on_it_is_retracted(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(6)
    phrase = prose(rng, 30)
    papers: Papers = {named(n): (None, f"{prose(rng, 60)}\n\n{phrase}") for n in range(20)}
    each = holdings()
    each.land(papers, list(papers)[:2])
    assert [predicate for _, predicate, _ in each.predicates()] == ["quotes"]
    each.land(papers, list(papers)[2:])
    assert each.predicates() == []
    events = each.connection.execute(
        "SELECT event, count(*) FROM store.relation_events GROUP BY ALL"
    ).fetchall()
    assert sorted(events) == [("made", 1), ("retracted", 1)]


def test_a_longer_text_in_as_many_documents_is_still_somebodys(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(7)
    statement = prose(rng, 250)
    papers: Papers = {named(n): (date(2020, 1, 1 + n), f"{prose(rng, 60)}\n\n{statement}") for n in range(20)}
    each = holdings()
    each.land(papers, list(papers))
    found = each.predicates()
    first = min(papers, key=lambda name: papers[name][0] or date.max).strip("0")
    assert len([row for row in found if row[1] == "reproduces" and row[2] == first]) == 19


@pytest.mark.parametrize(("repeated", "expected"), [(slice(0, 2), 20), (slice(0, 1), 0)])
def test_most_of_a_language_version_is_somebodys_in_as_many_documents_though_it_comes_in_pieces(
    repeated: slice, expected: int, prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(9)
    version = [prose(rng, 100), prose(rng, 120)]
    other_version = prose(rng, 250).lower().translate(str.maketrans(LATIN, CYRILLIC))
    release = named(20)
    papers: Papers = {release: (date(2020, 1, 1), "\n\n".join([*version, other_version]))}
    for number in range(20):
        pieces = [prose(rng, 150), *(f"{piece}\n\n{prose(rng, 60)}" for piece in version[repeated])]
        papers[named(number)] = date(2020, 1, 2 + number), "\n\n".join(pieces)
    each = holdings()
    each.land(papers, list(papers))
    found = [row for row in each.predicates() if row[1:] == ("reproduces", release.strip("0"))]
    assert len(found) == len(each.predicates()) == expected


@pytest.mark.parametrize(("words", "mark", "expected"), [(35, "“{}”", 20), (35, "{}", 0), (15, "“{}”", 0)])
def test_a_statement_that_twenty_give_in_quotation_marks_is_no_formula_and_a_title_is(
    words: int, mark: str, expected: int, prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(10)
    statement, source = prose(rng, words).rstrip("."), named(20)
    papers: Papers = {source: (date(2020, 1, 1), f"{prose(rng, 90)}\n\n{statement}.\n\n{prose(rng, 90)}")}
    for number in range(20):
        said = f"The Minister spoke of {mark.format(statement)} at noon."
        papers[named(number)] = date(2020, 1, 2 + number), f"{prose(rng, 90)}\n\n{said}\n\n{prose(rng, 60)}"
    each = holdings()
    each.land(papers, list(papers))
    found = [row for row in each.predicates() if row[1:] == ("quotes", source.strip("0"))]
    assert len(found) == len(each.predicates()) == expected


def test_a_formula_beside_what_is_shared_is_told_apart_from_it(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(12)
    formula, passage = prose(rng, 30).rstrip("."), prose(rng, 60)
    papers: Papers = {named(n): (None, f"{prose(rng, 60)}\n\n{formula}") for n in range(6)}
    for name in list(papers)[:2]:
        papers[name] = None, f"{papers[name][1]}\n\n{prose(rng, 30)}\n\n{passage}"
    each = holdings()
    each.land(papers, list(papers))
    assert [predicate for _, predicate, _ in each.predicates()] == ["quotes"]
    ((wording, pairs, _),) = each.connection.execute(sql("queries/formulae")).fetchall()
    assert (wording.rstrip("."), pairs) == (formula, 1)
    assert each.connection.execute("SELECT match_count FROM relations").fetchall() == [(1,)]


LATIN, CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувжьыз"
STATES = ("Tavaria", "Hestria", "Velmora", "Carinthe", "Osland", "Merrow", "Quill", "Brask")
FORMULAE = (
    "The Permanent Mission of {0} to the United Nations presents its compliments to the Secretary-General of"
    " the United Nations and has the honour to refer to the note of the Secretariat of {1} March.",
    "{0} avails itself of this opportunity to renew to the Secretary-General of the United Nations the"
    " assurances of its highest consideration.",
    "I should be grateful if you would have the present letter and its annex circulated as a document of the"
    " General Assembly, under agenda item {1}, and of the Security Council.",
    "Guided by the purposes and principles of the Charter of the United Nations, and recalling its resolution"
    " {1}/186 of 19 December 2018,",
    "Requests the Secretary-General to report to the General Assembly at its session number {1} on the"
    " implementation of the present resolution;",
    "Mr. President, allow me to begin by congratulating you on your election to the presidency of the General"
    " Assembly at this session, and to assure you of the full support of the delegation of {0}.",
)
BOILERPLATE = (
    "This message and its attachments are confidential and intended solely for the use of the individual or"
    " entity to whom they are addressed. If you are not the intended recipient, please notify the sender at"
    " once and delete this message; any review, copying or distribution of it is prohibited. The views"
    " expressed are those of the author and do not necessarily represent those of the organization, which"
    " accepts no liability for damage caused by any virus transmitted with it."
)


def test_formulae_boilerplate_and_furniture_relate_none_of_300_speeches(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(11)
    turns = [(prose(rng, rng.randrange(12, 32)), rng.randrange(6, 200)) for _ in range(60)]
    holders = [set(rng.sample(range(300), count)) for _, count in turns]
    papers: Papers = {}
    for number in range(300):
        parts = [prose(rng, 120) for _ in range(3)]
        parts += [each.format(rng.choice(STATES), rng.randrange(10, 90)) for each in rng.sample(FORMULAE, 4)]
        parts += [turn for (turn, _), held in zip(turns, holders, strict=True) if number in held]
        parts += [BOILERPLATE] * (rng.random() < 0.5)
        rng.shuffle(parts)
        page = f"United Nations A/74/PV.{number % 20} General Assembly Official Records 74th session {number}"
        papers[named(number)] = date(2019, 9, 1 + number % 28), "\n\n".join([page, *parts, page])
    each = holdings()
    each.land(papers, list(papers))
    assert each.predicates() == []


def test_what_many_short_releases_close_with_relates_none_and_is_related_if_it_is_all(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(12)
    closing = prose(rng, 70)
    papers: Papers = {
        named(n): (None, f"{prose(rng, rng.randrange(35, 90))}\n\n{closing}") for n in range(40)
    }
    each = holdings()
    each.land(papers, list(papers))
    assert each.predicates() == []
    statements: Papers = {named(n): (None, f"{prose(rng, 5)}\n\n{closing}") for n in range(40, 42)}
    each.land(papers | statements, list(statements))
    first = min(papers).strip("0")
    assert set(each.predicates()) == {(first, "reproduces", name.strip("0")) for name in statements}


def test_who_copies_the_copy_has_it_from_the_copy(prose: Prose, holdings: Callable[[], Holdings]) -> None:
    rng = random.Random(13)
    words = prose(rng, 120).split()
    altered = [f"{word}{word}" if place % 10 == 5 else word for place, word in enumerate(words)]
    papers: Papers = {
        named(number): (date(1900 + number, 1, 1), f"{prose(rng, 60)}\n\n{' '.join(said)}")
        for number, said in enumerate([words, altered, altered], start=1)
    }
    each = holdings()
    each.land(papers, list(papers))
    first, second, third = (name.strip("0") for name in papers)
    assert each.predicates() == [
        (second, "reproduces", first),
        (third, "reproduces", first),
        (third, "reproduces", second),
    ]


def test_what_another_version_of_the_method_found_is_looked_for_anew(
    prose: Prose, holdings: Callable[[], Holdings], monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(8)
    passage = prose(rng, 60)
    papers: Papers = {named(n): (None, f"{prose(rng, 60)}\n\n{passage}") for n in range(2)}
    each = holdings()
    for module in ("tasks.match.matching", "tasks.match.recording"):
        monkeypatch.setattr(f"{module}.METHOD_VERSION", "before")
    each.land(papers, list(papers))
    assert len(each.predicates()) == 1
    monkeypatch.undo()
    # The present method, made so strict here that it finds nothing.
    monkeypatch.setattr("tasks.match.verification.FEWEST_CHARS_OF_WORDS", 10**6)
    each.land(papers, [])
    assert each.state() == {"matches": [], "relations": []}
    kept = each.connection.execute("SELECT event FROM store.relation_events ORDER BY recorded_at").fetchall()
    assert [event for (event,) in kept] == ["made", "retracted"]
    methods = each.connection.execute("SELECT count(*) FROM main.methods").fetchall()
    assert methods == [(2,)]


def test_what_only_the_present_method_finds_is_related_though_nothing_lands(
    prose: Prose, holdings: Callable[[], Holdings], monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(8)
    passage = prose(rng, 60)
    papers: Papers = {named(n): (None, f"{prose(rng, 60)}\n\n{passage}") for n in range(2)}
    each = holdings()
    for module in ("tasks.match.matching", "tasks.match.recording"):
        monkeypatch.setattr(f"{module}.METHOD_VERSION", "before")
    monkeypatch.setattr("tasks.match.verification.FEWEST_CHARS_OF_WORDS", 10**6)
    each.land(papers, list(papers))
    assert each.predicates() == []
    monkeypatch.undo()
    each.land(papers, [])
    assert [predicate for _, predicate, _ in each.predicates()] == ["reproduces"]


def test_identical_texts_without_a_match_are_judged_by_the_present_method(
    holdings: Callable[[], Holdings], monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: Papers = {named(n): (None, "One short line.") for n in range(2)}
    each = holdings()
    for module in ("tasks.match.matching", "tasks.match.recording"):
        monkeypatch.setattr(f"{module}.METHOD_VERSION", "before")
    each.land(papers, list(papers))
    monkeypatch.undo()
    each.land(papers, [])
    versions = each.connection.execute("SELECT predicate, method_version FROM main.relations").fetchall()
    assert versions == [("same_text", METHOD_VERSION)]


def test_what_another_version_found_stays_retracted_when_its_seeds_become_common(
    prose: Prose, holdings: Callable[[], Holdings], monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(13)
    passage = prose(rng, 200)
    papers: Papers = {named(n): (None, f"{prose(rng, 60)}\n\n{passage}") for n in range(12)}
    each = holdings()
    for module in ("tasks.match.matching", "tasks.match.recording"):
        monkeypatch.setattr(f"{module}.METHOD_VERSION", "before")
    each.land(papers, list(papers)[:2])
    monkeypatch.undo()
    each.land(papers, [])
    each.land(papers, list(papers)[2:])
    once = holdings()
    once.land(papers, list(papers))
    assert each.state() == once.state()


@pytest.mark.parametrize("times", [3, 6, 40])
def test_texts_that_repeat_one_paragraph_are_near_duplicates_but_for_a_word(
    times: int, prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    paragraph = prose(random.Random(15), 40)
    first, *others = paragraph.split()
    changed = " ".join([first.upper() + "x", *others])
    texts = ([paragraph] * times, [*[paragraph] * (times - 1), changed])
    papers: Papers = {named(number): (None, "\n\n".join(text)) for number, text in enumerate(texts)}
    each = holdings()
    each.land(papers, list(papers))
    assert [predicate for _, predicate, _ in each.predicates()] == ["near_duplicate"]


def test_identical_texts_are_the_same_text_however_short(holdings: Callable[[], Holdings]) -> None:
    papers: Papers = {named(n): (None, "Agreed.") for n in range(3)}
    each = holdings()
    each.land(papers, list(papers))
    assert [predicate for _, predicate, _ in each.predicates()] == ["same_text"] * 3


def test_of_many_identical_texts_each_is_joined_to_the_first_however_they_came(
    holdings: Callable[[], Holdings],
) -> None:
    papers: Papers = {named(n): (date(2020, 1, 1 + n), "Agreed.") for n in range(18)}
    at_once, in_parts = holdings(), holdings()
    at_once.land(papers, list(papers))
    for place in range(0, 18, 3):
        in_parts.land(papers, list(papers)[::-1][place : place + 3])
    assert len(at_once.predicates()) == 17
    assert in_parts.state() == at_once.state()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("of 10 March 2019", "of 11 March 2019"),
        ("shall recognise", "shall not recognise"),
        ("by 14 votes", "by 12 votes"),
    ],
)
def test_two_notes_that_differ_in_one_word_are_near_duplicates_that_name_it(
    before: str, after: str, prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(9)
    start, end = prose(rng, 40), prose(rng, 40)
    papers: Papers = {
        named(0): (date(2020, 1, 1), f"{start} {before} {end}"),
        named(1): (date(2020, 1, 2), f"{start} {after} {end}"),
    }
    each = holdings()
    each.land(papers, list(papers))
    assert [predicate for _, predicate, _ in each.predicates()] == ["near_duplicate"]
    ((count,),) = each.connection.execute("SELECT json_array_length(diff) FROM main.matches").fetchall()
    assert count == 1


RETURN = (
    "Harbour return of the month. Entered: {}. Vessels cleared: {}. Tonnage landed: {}. Passengers: {}."
    " Pilots employed: {}. Lamps lit: {}. Dues levied: {} florins. Fines levied: {} florins. Days of fog: {}."
)


def test_returns_that_fill_in_one_form_are_not_each_others_copies(holdings: Callable[[], Holdings]) -> None:
    rng = random.Random(14)
    papers: Papers = {
        named(month): (date(2018, month, 28), RETURN.format(*(rng.randrange(10, 9000) for _ in range(9))))
        for month in range(1, 13)
    }
    corrected = papers[named(3)][1].replace("fog: ", "fog: 1")
    papers[named(13)] = date(2018, 5, 1), corrected
    each = holdings()
    each.land(papers, list(papers))
    assert [(predicate, {one, other}) for one, predicate, other in each.predicates()] == [
        ("near_duplicate", {named(3).strip("0"), named(13).strip("0")})
    ]


def test_several_short_quotes_in_another_order_are_each_found_and_none_is_glued(
    prose: Prose, holdings: Callable[[], Holdings]
) -> None:
    rng = random.Random(10)
    statement = [prose(rng, 60) for _ in range(6)]
    quotes = [
        " ".join(text.split()[20 : 20 + length])
        for text, length in zip(statement, range(10, 21, 2), strict=True)
    ]
    rng.shuffle(quotes)
    article = " … ".join(f"“{quote}” {prose(rng, 9)}" for quote in quotes)
    papers: Papers = {
        named(0): (date(2020, 1, 1), "\n\n".join(statement)),
        named(1): (date(2020, 1, 2), article),
    }
    each = holdings()
    each.land(papers, list(papers))
    rows = each.connection.execute(
        "SELECT document_id, text_start, text_end, other_start, other_end FROM main.matches"
    ).fetchall()
    found = []
    for one, start, end, other_start, other_end in rows:
        start, end = (start, end) if one == named(1) else (other_start, other_end)
        found.append(article[start:end].strip(" .“”"))
    assert sorted(found) == sorted(quote.strip(".") for quote in quotes)
    assert each.predicates() == [(named(1).strip("0"), "quotes", named(0).strip("0"))]
