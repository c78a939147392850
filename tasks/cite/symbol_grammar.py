"""The grammar of United Nations document symbols, read component by component.

After the series symbols of the Dag Hammarskjöld Library (ST/LIB/SER.B/5/Rev.5) and the UN Editorial
Manual ("Document symbols"): organ, subsidiary bodies, session or year, kind of document, number, and the
additions to it (`/Add.1`, `/Corr.2`, `/Rev.1`), one behind each stroke.
"""

import re
from dataclasses import dataclass, field

from schemas.symbol import Symbol

PRESS = frozenset({"SG", "SC", "GA", "ECOSOC", "DSG"})
"""Press releases bear symbols too: `SG/SM/5460`."""
ORGAN_SERIES = (
    "A S E T ST TD DP ID IDB UNEP UNCTAD UNITAR UNHCR UNW UNFPA CCPR CERD CEDAW CRC CAT CMW CED CRPD OP "
    "HRI FCCC ICCD CTOC CBD ISBA SPLOS CLCS PCNICC CD NPT BWC CCW APLC CCM TRANS ECE ESCAP EC GC HS HSP "
    "WGAD JIU CEB LOS MAG KP PA"
)
ORGANS = ORGAN_SERIES.split()
HEAD = re.compile(
    rf"(?<![\w/.\\@=&?%~])(?:(?:{'|'.join(sorted({*ORGANS, *PRESS}, key=len, reverse=True))})"
    r"(?:\.\d{1,3})?|GC\(\d{1,3}\)|[A-Z]{2,7}(?=/(?:CONF|COSP|COP|MSP|CMP|CMA|SBSTA|SBI)[./]))(?=\s?/)"
)
STROKE = re.compile(r"\s?/\s?")
COMPONENT = re.compile(
    r"(?P<special>(?:ES|SS|S)[-–‑](?:[0-9]{1,2}|[IVX]{1,5}))"
    r"|(?P<dotted>(?P<prefix>[A-Z][A-Za-z]{0,11}(?:\.[A-Za-z]{2,6})*)"
    r"\.(?P<count>[IVX]{1,5}(?![0-9A-Za-z])|[0-9OolI]{1,6}|[A-Z])"
    r"(?:\((?P<old>[IVXLC]{1,7})\))?)"
    r"|(?P<number>(?=[OolI]{0,3}[0-9])[0-9OolI]{1,6}(?:-[0-9]{1,2}(?![\d/]))?(?![a-zA-Z]{2}))"
    r"|(?P<word>[A-Z]{1,10}|Add|Summary|Agenda)"
    r"(?![a-z])"
)
ADDITIONS = frozenset({"Add", "Corr", "Rev", "Amend", "Annex"})
BODIES = frozenset({"C", "CN", "AC", "SC", "WG", "WP", "CONF", "Sub", "EA", "SER", "SCAF", "TF", "SS"})
SERIES_WORDS = "RES DEC PRST INF NGO G NI BUR PET CO CRP PV SR L Agenda GC Q"
SERIES = frozenset(SERIES_WORDS.split())
MAIN = "HRC RES DEC PRST INF BUR NGO PET SPC CONF AC Agenda"
MAIN_WORDS = frozenset(MAIN.split())
"""What may stand right behind the General Assembly, the Security Council or the Trusteeship Council."""
FIRST_NUMBERED_SESSION = 31
"""Of the General Assembly, in 1976: before, its documents were numbered through."""
FIRST_YEARS = {"S": 1994, "E": 1978}
"""From when on the symbols of an organ have the year in them."""
LEAST_DIGITS = {"S": 3, "TD": 3}
"""Of a bare number behind an organ; 4 behind any other."""
TREATY_BODY = re.compile(r"[A-Z]{3,4}/C")
YEAR_BEHIND = re.compile(r"\s?\(((?:19|20)\d\d)\)")
SESSION_BEHIND = re.compile(r"\s?\(([IVXLC]{1,7})\)(?:\s?([A-Z])(?![\w’']))?")
LETTER_BEHIND = re.compile(r"([A-Z])(?!\w)|\s([A-Z])(?=\s(?:of\s\d|and\s)|[,;)])")
SECTION_BEHIND = re.compile(r"\s?\(Sect\.\s?(\d{1,2}[A-Z]?)\)")
"""Of the programme budget: each is a document, `A/74/6 (Sect. 29A)`."""
GOES_ON = re.compile(r"[\w\\]|/\S|-\d")
MISREAD = str.maketrans("OolI", "0011")


@dataclass
class _Components:
    """What has been read of a symbol so far, and how far it was whole."""

    head: str
    tokens: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    series: str | None = None
    session: str | None = None
    number: str | None = None
    parts: list[str] = field(default_factory=list)

    def take(self, found: re.Match[str]) -> bool:
        """Take one component in, or say that the symbol does not go on with it."""
        if found["special"]:
            return self._take_special(found["special"])
        if found["dotted"]:
            return self._take_dotted(found["prefix"], _digits(found["count"]), found["old"])
        if found["number"]:
            return self._take_number(_digits(found["number"]))
        return self._take_word(found["word"])

    def _take_special(self, token: str) -> bool:
        if self.numbers or self.session or self.head not in ("A", "UNEP") or self.parts:
            return False
        self.session = token.replace("–", "-").replace("‑", "-")
        self.tokens.append(self.session)
        return True

    def _take_dotted(self, prefix: str, count: str | None, old: str | None) -> bool:
        if count is None:
            return False
        if prefix in ADDITIONS:
            if not (self.numbers or self.number) or not count.isdigit():
                return False
            self.parts.append(f"{prefix}.{count}")
        elif self.number is not None or len(self.numbers) > 1:
            return False
        elif prefix in BODIES and not self.numbers and not self.session:
            self.bodies.append(f"{prefix}.{count}")
        elif count.isdigit():
            self.series, self.number = prefix, count
        else:
            return False
        self.tokens.append(f"{prefix}.{count}" + (f"({old})" if old else ""))
        return True

    def _take_number(self, number: str | None) -> bool:
        if self.number is not None and not self.numbers and self.head not in "ASET" and not self.parts:
            # UNEP/OzL.Pro.31/9: what was taken for the number is a meeting.
            self.bodies.append(self.tokens[-1])
            self.series = self.number = None
        if number is None or self.number is not None or self.parts or len(self.numbers) > 1:
            return False
        self.numbers.append(number)
        self.tokens.append(number)
        return True

    def _take_word(self, word: str) -> bool:
        if word in ADDITIONS or self.number is not None or len(self.numbers) > 1 or self.parts:
            if word != "Summary" or not self.is_whole:
                return False
            self.parts.append(word)
        elif not self._knows(word):
            return False
        elif word in SERIES and (self.numbers or self.session or self.bodies or self.head in "ASET"):
            self.series = word
        elif self.numbers or self.session:
            self.series = self.series or word
        elif len(word) != 3 or not TREATY_BODY.fullmatch("/".join([self.head, *self.bodies])):
            self.bodies.append(word)  # else it is the code of a reporting State
        self.tokens.append(word)
        return True

    def _knows(self, word: str) -> bool:
        if self.numbers or self.session:
            return len(word) <= 4
        if self.head == "E":
            return len(word) >= 3 or bool(self.bodies)
        return self.head not in ("A", "S", "T") or word in MAIN_WORDS or bool(self.bodies)

    @property
    def is_whole(self) -> bool:
        """Whether this is a symbol as it stands: it has a number, and one that such symbols have."""
        if self.number is not None:
            return self._has_plausible_session()
        if not self.numbers or not self.tokens[-1 - len(self.parts)][0].isdigit():
            return False
        if self.head == "CD" and self.bodies:
            return False  # CD/DVD/100; its series are numbered with a point, CD/WP.12
        if self.head == "CBD" and len(self.numbers) < 2:
            return False  # its papers are numbered by meeting; what else reads so is a substance
        if self.series or self.bodies or self.session:
            return self.head not in PRESS or len(self.numbers[-1]) >= 3
        if self.head in ("A", "S", "E", "T", "TD", "CD") or self.head in PRESS:
            return self._is_plausible_alone()
        return self._is_numbered_by_year() or self.head.startswith("GC(") or "." in self.head

    def _is_numbered_by_year(self) -> bool:
        """Whether two bare numbers are year and number: `DP/2019/8`; for one organ meeting and number."""
        if len(self.numbers) != 2 or self.head == "EC":
            return False  # EC/1907/2006 is a regulation of the European Union's
        return self.head == "SPLOS" or bool(re.fullmatch(r"(?:19|20)\d\d", self.numbers[0]))

    def _is_plausible_alone(self) -> bool:
        """Whether bare numbers behind the organ can be a symbol, and not a size, a date or a fraction."""
        if len(self.numbers) == 1:
            digits = self.numbers[0]
            is_year = len(digits) == 4 and digits[:2] in ("19", "20") and self.head != "CD"
            if self.head == "CD" and self.parts:
                return True  # CD/8/Rev.10: the Conference's rules of procedure
            return len(digits) >= LEAST_DIGITS.get(self.head, 4) and digits[0] != "0" and not is_year
        if self.head == "CD" or self.head in PRESS:
            return False
        return self._has_plausible_session() and self.numbers[1][0] != "0"

    def _has_plausible_session(self) -> bool:
        if not self.numbers or self.bodies or self.series in ("RES", "DEC", "PRST"):
            return True
        first = int(self.numbers[0].partition("-")[0])
        if self.head == "A":
            return FIRST_NUMBERED_SESSION <= first < 200
        return self.head not in FIRST_YEARS or FIRST_YEARS[self.head] <= first < 2100


def read_symbol(text: str, head: re.Match[str]) -> tuple[Symbol, int] | None:
    """Return the symbol that begins with an organ found by `HEAD`, and where it ends; None if none does."""
    components = _Components(head[0])
    whole: tuple[int, int, int] | None = None
    position = head.end()
    while (stroke := STROKE.match(text, position)) and (found := COMPONENT.match(text, stroke.end())):
        if not components.take(found):
            break
        position = found.end()
        if components.is_whole:
            whole = position, len(components.tokens), len(components.parts)
    if whole is None or whole[1] != len(components.tokens):
        return None
    if GOES_ON.match(text, position) and not (
        components.series == "RES" and LETTER_BEHIND.match(text, position)
    ):
        return None
    return _symbol(components, text, position)


def _symbol(components: _Components, text: str, end: int) -> tuple[Symbol, int]:
    """Return a symbol whose components have been read, with the year, session or letter behind them."""
    written = "/".join([components.head, *components.tokens])
    numbers = list(components.numbers)
    number = components.number or numbers.pop()
    year, session = None, components.session
    if numbers:
        is_year = len(numbers[0]) == 4 and numbers[0].isdigit()
        year, session = (int(numbers[0]), session) if is_year else (None, numbers[0])
    if components.series == "RES" and not components.parts:
        written, number, year, session, end = _behind(written, number, year, session, text, end)
    parts = list(components.parts)
    if components.head == "A" and (section := SECTION_BEHIND.match(text, end)):
        written, end = f"{written} (Sect. {section[1]})", section.end()
        parts.append(f"Sect. {section[1]}")
    symbol = Symbol(
        text=written,
        body="/".join([components.head, *components.bodies]),
        series=components.series,
        session=session,
        year=year,
        number=number,
        parts=tuple(parts),
    )
    return symbol, end


def _behind(
    written: str, number: str, year: int | None, session: str | None, text: str, end: int
) -> tuple[str, str, int | None, str | None, int]:
    """Return these with what stands behind the number of a resolution: `(1993)`, `(XII)`, ` L`."""
    if (found := YEAR_BEHIND.match(text, end)) and year is None and session is None:
        return f"{written} ({found[1]})", number, int(found[1]), session, found.end()
    if (found := SESSION_BEHIND.match(text, end)) and year is None and session is None:
        letter = found[2] or ""
        return f"{written}({found[1]}){letter}", number + letter, year, found[1], found.end()
    if found := LETTER_BEHIND.match(text, end):
        letter = found[1] or found[2]
        return written + letter, number + letter, year, session, found.end()
    return written, number, year, session, end


def _digits(token: str) -> str | None:
    """Return a number with letters read for digits put right, as far as digits stand beside them."""
    if token.isdigit() or re.fullmatch(r"[IVX]+|[A-Z]", token):
        return token
    return token.translate(MISREAD) if any(character.isdigit() for character in token) else None
