"""Which East Asian encoding bytes are in when nothing says so: what fits it and says common things.

Each codec is asked to decode without one error, which text in a single-byte encoding seldom allows: its words
have odd numbers of letters. Then the commonest characters must prevail, which each of the standards puts into
rows of their own: kana in JIS X 0208, Hangul syllables in KS X 1001, level 1 in GB 2312 and in Big5.
"""

import re

FEWEST = 6
"""Fewer characters beyond ASCII are no evidence."""
SAMPLE = 16_384
KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
HANGUL = re.compile(r"[\uac00-\ud7a3]")
WIDE = re.compile(r"[\u3000-\u303f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]")


def guess_multi_byte(content: bytes) -> str | None:
    """Return `cp932`, `euc-jp`, `cp949`, `gb18030` or `big5-hkscs`, or None if no such text is seen."""
    sample = content[:SAMPLE]
    for encoding, share in (
        ("euc-jp", _kana_share),
        ("cp932", _kana_share),
        ("cp949", _hangul_share),
        ("gb18030", _gb2312_share),
        ("big5-hkscs", _big5_share),
    ):
        text = _decoded(sample, encoding)
        if text is not None and share(text) > _LEAST[encoding]:
            return encoding
    return None


_LEAST = {"euc-jp": 0.3, "cp932": 0.3, "cp949": 0.9, "gb18030": 0.9, "big5-hkscs": 0.9}


def _decoded(sample: bytes, encoding: str) -> str | None:
    """Return the text if the bytes are one in this encoding throughout; the end may be cut in a character."""
    for end in range(len(sample), max(len(sample) - 4, -1), -1):
        try:
            text = sample[:end].decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [character for character in text if character > "\x7f"]
        wide = sum(WIDE.match(character) is not None for character in foreign)
        return text if len(foreign) >= FEWEST and wide >= 0.95 * len(foreign) else None
    return None


def _kana_share(text: str) -> float:
    kana, ideographs = len(KANA.findall(text)), len(IDEOGRAPH.findall(text))
    return kana / max(kana + ideographs + len(HANGUL.findall(text)), 1)


def _hangul_share(text: str) -> float:
    """Return the share of syllables that KS X 1001 has; its extension holds others, which hardly occur."""
    common = sum(len(found.encode("euc-kr", "ignore")) == 2 for found in HANGUL.findall(text))
    return common / max(len(HANGUL.findall(text)) + len(IDEOGRAPH.findall(text)), 1)


def _gb2312_share(text: str) -> float:
    return _level_1_share(text, "gb2312", 0xB0, 0xD7)


def _big5_share(text: str) -> float:
    return _level_1_share(text, "big5", 0xA4, 0xC6)


def _level_1_share(text: str, encoding: str, first: int, last: int) -> float:
    """Return the share of ideographs whose first byte says that they are frequent ones."""
    ideographs = IDEOGRAPH.findall(text)
    leads = [each.encode(encoding, "ignore")[:1] for each in ideographs]
    common = sum(1 for lead in leads if lead and first <= lead[0] <= last)
    return float(common) / max(len(ideographs) + len(HANGUL.findall(text)), 1)
