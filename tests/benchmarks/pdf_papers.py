"""Papers whose words are known: sentences made from a lexicon, with headings, notes, lists and tables.

The same name gives the same paper. `truth` is what a reader would copy out of the printed page.
"""

import random
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LEXICON = Path(__file__).with_name("pdf_lexicon.toml")
STOPS = {"zh": "。", "en": ".", "ar": "."}
COMMAS = {"zh": "，", "ar": "،"}
MARK = re.compile(r"\[(\d+)\]")
SYLLABLES = "bar cal dor fen gar hes kor lan mer nor pel ros sal tav ver wes yor zan"


@dataclass(frozen=True)
class Part:
    """One part of a paper: `heading`, `paragraph`, `item` or `table`; `[n]` in its text points to a note."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Paper:
    """What an engine is to print; `header` and `footer` run over every page and are no part of the text."""

    language: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    header: str = ""
    footer: str = ""
    title: str = ""

    def truth(self) -> list[str]:
        """The text in reading order, part by part, without note marks; notes follow one by one."""
        texts = [self.title] if self.title else []
        for part in self.parts:
            texts += [cell for row in part.rows for cell in row] or [part.text]
        return [_without_marks(text) for text in texts]


def paper(
    name: str,
    language: str,
    paragraphs: int = 12,
    *,
    notes: int = 0,
    table_rows: int = 0,
    items: int = 0,
    headings: int = 2,
    header: str = "",
    footer: str = "",
) -> Paper:
    """The paper of this name in a language of the lexicon."""
    chance = random.Random(f"{name} {language}")
    parts = [Part("paragraph", _paragraph(chance, language)) for _ in range(paragraphs)]
    parts = [_with_note(part, number, notes, paragraphs) for number, part in enumerate(parts)]
    for number in range(items):
        parts.insert(paragraphs // 2 + number, Part("item", f"{number + 1}. {_sentence(chance, language)}"))
    if table_rows:
        rows = tuple(_row(chance, language) for _ in range(table_rows))
        parts.insert(paragraphs // 2 + items, Part("table", rows=rows))
    for number in range(headings):
        parts.insert(number * len(parts) // max(headings, 1), Part("heading", _phrase(chance, language, 4)))
    texts = tuple(_sentence(chance, language) for _ in range(notes))
    return Paper(language, tuple(parts), texts, header, footer, title=_phrase(chance, language, 6))


def _with_note(part: Part, number: int, notes: int, paragraphs: int) -> Part:
    """The part with a note mark behind its first comma or stop, spread over the paper."""
    if not notes or number % max(1, paragraphs // notes) or number // max(1, paragraphs // notes) >= notes:
        return part
    mark = f"[{number // max(1, paragraphs // notes) + 1}]"
    head, blank, rest = part.text.partition(" ")
    return Part(part.kind, f"{head}{mark}{blank}{rest}")


def _without_marks(text: str) -> str:
    return MARK.sub("", text)


@lru_cache
def lexicon(language: str) -> tuple[str, ...]:
    return tuple(tomllib.loads(LEXICON.read_text(encoding="utf-8"))[language]["words"].split())


def _paragraph(chance: random.Random, language: str) -> str:
    blank = "" if language == "zh" else " "
    return blank.join(_sentence(chance, language) for _ in range(chance.randint(2, 6)))


def _sentence(chance: random.Random, language: str) -> str:
    words = [_word(chance, language) for _ in range(chance.randint(6, 22))]
    if len(words) > 10:
        words[len(words) // 2] += COMMAS.get(language, ",")
    blank = "" if language == "zh" else " "
    text = blank.join(words)
    return text[0].upper() + text[1:] + STOPS.get(language, ".")


def _word(chance: random.Random, language: str) -> str:
    """A word of the lexicon; one in twenty is a number, a symbol or an invented name."""
    lot = chance.random()
    if lot < 0.02:
        return str(chance.randint(2, 2040))
    if lot < 0.03 and language != "zh":
        return f"A/HRC/{chance.randint(10, 60)}/{chance.randint(1, 99)}"
    if lot < 0.05 and language in ("en", "fr"):
        return "".join(chance.choices(SYLLABLES.split(), k=chance.randint(2, 4))).capitalize()
    return chance.choice(lexicon(language))


def _phrase(chance: random.Random, language: str, count: int) -> str:
    blank = "" if language == "zh" else " "
    return blank.join(chance.choice(lexicon(language)) for _ in range(count)).capitalize()


def _row(chance: random.Random, language: str) -> tuple[str, ...]:
    return (
        _phrase(chance, language, 2),
        str(chance.randint(1, 900)),
        _phrase(chance, language, 1),
        f"{chance.random():.2f}",
    )
