"""The whole of `clean`: whatever comes in is accounted for, and a clean text stays as it is."""

import random

import pytest

from schemas.reading import Mark, MarkKind
from schemas.text import Piece
from tasks.clean.clean import clean, known_rules
from tests.samples import DOCUMENTS

FRAGMENTS = (
    "The Council met at noon",
    "and adjourned",
    "opened the session of the Council that had been adjourned in the spring of that year",
    *("re-", "adjourned", "- item", "1. item", "(a) item", "* item", "# Heading", "12", "Page 3 of 9"),
    *("\n", "\n", "\n\n", "\r\n", "\r", "\f", "\f\f", "\n \n", "\x0b", "\x85", "\u2028", "\u2029", "\t"),
    *("¹ A note.", "¹", "*", "**", "***", "**bold**", "*it*", "<sup>2</sup>", "[link](http://a.b/c_d)"),
    *("[80]", "   ", "TITLE", "שׁ", "क\u093c"),
    *("\\[x\\]", "<br>", "<b>", "<p>", "</p>", "ﬁ", "ﬃ", "\u00ad", "\u200b", "\x00", "\ufeff", "\u202e"),
    *("e\u0301", "\u0301", "A\u030a\u0323", "\u1100\u1161", "İ", "ſ", "日本。", "🙂", "\u200d"),
    *("â€™", "Ã©", "Ð¡Ð¾Ð²", "Ã", "É¹", "мiр", "Сouncil", "“", "”.", "A/73/1", "| a | b |", "a     b"),
)
KINDS: tuple[MarkKind, ...] = (
    *("heading", "list_item", "quotation", "table", "header", "footer", "footnote", "line_wrap"),
)


def hostile_text(rng: random.Random) -> str:
    return "".join(rng.choice(FRAGMENTS) + rng.choice(["", " ", "\n"]) for _ in range(rng.randrange(0, 60)))


def random_marks(rng: random.Random, raw_text: str) -> list[Mark]:
    """Marks that do not overlap, as readers make them."""
    cuts = sorted(rng.sample(range(len(raw_text) + 1), min(len(raw_text) + 1, rng.randrange(0, 7))))
    ranges = zip(cuts[::2], cuts[1::2], strict=False)
    return [Mark(kind=rng.choice(KINDS), raw_start=start, raw_end=end) for start, end in ranges]


def assert_accounted_for(raw_text: str, text: str, pieces: list[Piece]) -> None:
    position = 0
    for piece in pieces:
        words = raw_text[piece.raw_start : piece.raw_end] if piece.after is None else piece.after
        assert (piece.text_start, piece.text_end) == (position, position + len(words))
        assert text[piece.text_start : piece.text_end] == words
        assert piece.after is None or piece.rules, "a change names its rule"
        position = piece.text_end
    assert position == len(text)
    ranges = sorted((p.raw_start, p.raw_end) for p in pieces if p.raw_start < p.raw_end)
    assert [start for start, _ in ranges] == [0, *(end for _, end in ranges[:-1])][: len(ranges)]
    assert (ranges[-1][1] if ranges else 0) == len(raw_text)


@pytest.mark.parametrize("has_marks", [False, True])
def test_pieces_of_hostile_texts_replay_and_partition(has_marks: bool) -> None:
    for seed in range(400):
        rng = random.Random(seed)
        raw_text = hostile_text(rng)
        draft = clean(raw_text, random_marks(rng, raw_text) if has_marks else [])
        try:
            assert_accounted_for(raw_text, draft.text, draft.pieces())
        except AssertionError as failure:
            raise AssertionError(f"seed {seed}") from failure


def test_clean_texts_hold_no_controls_and_no_odd_line_ends() -> None:
    for seed in range(400):
        text = clean(hostile_text(random.Random(seed))).text
        assert not set(text) & set("\x00\r\x0b\x85\u2028\u2029\u00ad\ufeff\u202e"), f"seed {seed}"
        assert text == text.strip() or not text.strip(), f"seed {seed}"


def test_no_letter_or_digit_is_lost_but_in_markup() -> None:
    """Only the targets of links and tags may take letters with them."""
    words = [word for word in FRAGMENTS if not set(word) & set("<[Ã©ÐâﬁﬃİſÉ")]
    for seed in range(300):
        rng = random.Random(seed)
        raw_text = " ".join(rng.choice(words) for _ in range(40))
        text = clean(raw_text).text
        kept = sorted(character for character in text if character.isascii() and character.isalnum())
        had = sorted(character for character in raw_text if character.isascii() and character.isalnum())
        # Homoglyphs and accents change some; none may go.
        odd = sum(raw_text.count(word) for word in ("мiр", "Сouncil", "e\u0301", "A\u030a"))
        assert len(had) - len(kept) <= odd, f"seed {seed}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line.",
        "A title\n\nA first paragraph, which is one line however long it may be: it was unwrapped before.\n\n"
        "- an item of a list\n- and another one\n\n1. A numbered paragraph.\n\n2. Another.\n\n¹ A note.",
        "Distr.: General\n28 March 2019\n\nOriginal: English",
        "See https://x.example/a_b?c=[1] and [80] at the [Minsk] Conference.\n\n“Quoted.”¹\n\n¹ Ibid.",
        "Заявление Министерства\n\nСовет Безопасности: «мир» и свет.",
        "State      Votes     Seats\nArdelle    1 204     3\nEske       88        1",
    ],
)
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    draft = clean(text)
    assert draft.text == text
    assert all(piece.after is None for piece in draft.pieces())


@pytest.mark.parametrize("name", ["letter.md"])
def test_cleaning_a_cleaned_document_changes_no_more_of_its_words(name: str) -> None:
    raw_text = (DOCUMENTS / name).read_text(encoding="utf-8")
    once = clean(raw_text).text
    assert clean(once).text == once


def test_rules_have_names_of_their_own_and_reasons() -> None:
    rules = known_rules()
    assert len({rule.name for rule in rules}) == len(rules)
    assert all(rule.reason and rule.version for rule in rules)


def test_rules_work_from_letters_by_signs_and_words_to_lines_and_pages() -> None:
    letters = ["mojibake", "characters", "composition", "homoglyphs"]
    signs = ["quote_signs", "markup", "note_marks", "spaces", "stray_signs"]
    lines = ["furniture", "line_wraps", "footnotes", "page_joins", "blank_lines"]
    assert [rule.name for rule in known_rules()] == [*letters, *signs, "misreadings", "capital_i", *lines]


def test_a_change_by_several_rules_names_them_in_the_order_of_their_work() -> None:
    draft = clean("Bold **o\ufb03ce** there")
    assert draft.text == "Bold office there"
    assert [(piece.rules, piece.after) for piece in draft.pieces() if piece.rules] == [
        (["markup"], ""),
        (["characters"], "ffi"),
        (["markup"], ""),
    ]
    moved = clean(
        "\f".join(f"A\ufb01\n\nThe {word} page goes here.\n\nEnd of {word}" for word in ("on", "to", "up"))
    )
    assert ["characters", "furniture"] in [piece.rules for piece in moved.pieces()]
    spaced = clean("one \u00a0 two")
    assert spaced.text == "one two"
    assert ["characters", "spaces"] in [piece.rules for piece in spaced.pieces()]
