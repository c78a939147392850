"""Where document symbols stand in a text. Time grows with the length of the text only."""

import re
from dataclasses import dataclass

from schemas.symbol import Symbol
from tasks.cite.symbol_grammar import HEAD, read_symbol
from tasks.cite.urls import url_spans

JOINT = re.compile(r"\s?[-–—‑−]\s?")
FURTHER = re.compile(
    r"(?P<link>\s?(?:,|and|et|y|и)\s(?:and\s)?)(?P<name>Add|Corr|Rev)\.\s?(?P<count>\d{1,3})(?![\w.]\d|\d)"
)


@dataclass(frozen=True, slots=True)
class SymbolFound:
    """A symbol, or the two halves of a joint one, and where it stands."""

    symbols: tuple[Symbol, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        """The symbol as the United Nations write it, joint if it is: `A/74/783-S/2020/279`."""
        return "-".join(symbol.text for symbol in self.symbols)


def find_symbols(text: str) -> list[SymbolFound]:
    """Return the symbols in a text in order, each time one stands there; those in addresses are left out.

    `A/80/220 and Corr.1` names two documents; so do the halves of `A/74/783-S/2020/279` one.
    """
    found: list[SymbolFound] = []
    urls = url_spans(text)
    position = 0
    while head := HEAD.search(text, position):
        position = head.end()
        joint = _joint(text, head)
        if joint is None or any(start <= head.start() < end for start, end in urls):
            continue
        found += [joint, *_additions(text, joint)]
        position = found[-1].end
    return found


def symbols_in(text: str) -> list[Symbol]:
    """Return the symbols in a text, each once, in order; the halves of a joint symbol one by one."""
    return list(dict.fromkeys(symbol for found in find_symbols(text) for symbol in found.symbols))


def _joint(text: str, head: re.Match[str]) -> SymbolFound | None:
    symbols: list[Symbol] = []
    end = head.start()
    following: re.Match[str] | None = head
    while following and (read := read_symbol(text, following)):
        symbol, end = read
        symbols.append(symbol)
        hyphen = JOINT.match(text, end)
        following = HEAD.match(text, hyphen.end()) if hyphen else None
    return SymbolFound(tuple(symbols), head.start(), end) if symbols else None


def _additions(text: str, found: SymbolFound) -> list[SymbolFound]:
    """Return the further documents named by their additions alone, behind the symbol they belong to."""
    additions: list[SymbolFound] = []
    position = found.end
    while following := FURTHER.match(text, position):
        part = f"{following['name']}.{following['count']}"
        symbols = tuple(
            symbol.model_copy(update={"text": f"{symbol.text}/{part}", "parts": (*symbol.parts, part)})
            for symbol in found.symbols
        )
        additions.append(SymbolFound(symbols, following.end("link"), following.end()))
        position = following.end()
    return additions
