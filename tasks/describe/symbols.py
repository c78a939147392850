"""Document symbols as the United Nations form them (ST/LIB/SER.B/5/Rev.5): body, series, number, parts."""

import re

BODY = r"(?:A|S|E|T|ST|TD|DP|CCPR|CERD|CEDAW|CRC|CAT|CMW|CED|CRPD|FCCC|UNEP|UNCTAD|ISBA|HRI|SG|PC|GA|SC)"
SYMBOL = re.compile(
    rf"(?<![\w/.]){BODY}(?:/[A-Z]+(?:\.[0-9]+)?|/[0-9]+|/[A-Z][a-z]+\.[0-9]+)*/(?:[A-Z][A-Za-z]*\.)?[0-9]+"
    r"(?:/(?:Add|Corr|Rev|Amend|Summary|L|SR|PV)\.?[0-9]*|/[0-9]+)*(?: \([12][0-9]{3}\))?(?![\w/])"
)


def symbols_in(text: str) -> list[str]:
    """Return the symbols in a text, each once, in order; the parts of a joint symbol one by one."""
    return list(dict.fromkeys(found[0] for found in SYMBOL.finditer(text)))
