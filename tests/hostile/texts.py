"""Plain texts: endless lines, repetitions that patterns stumble over, characters that are none."""

import codecs
import pkgutil
from collections.abc import Iterator
from encodings import __path__ as CODECS
from random import Random

from tests.hostile.case import Case, case
from tests.hostile.pdf_bytes import PROSE

SIZE = 1_000_000

REPEATED = (
    "a", "A", "1", "É", "я", "的", "\u0301", "ﬃ", "ﷺ", "\u00ad", "\u200b", "\u202e", "\ufeff", "\ufffd",
    "\ue000", "\U000e0041", " ", "\n", "\t", "\r", "\f", "\v", "\x85", "\u2028", "\x1a", "\x1b[2J", "-",
    "—", ".", ",", ";", ":", "!", "…", "'", '"', "“", "”", "«", "(", ")", "[", "]", "{", "*", "_", "#", ">",
    "|", "`", "~", "=", "+", "/", "\\", "@", "&", "%", "^", "§", "№", "•", "a ", "a\n", "a\n\n", "a-\n",
    "A.\n", "1 ", "1. ", "1.\n", "(1) ", "(a)\n", "[1] ", "[1](#) ", "[a](", "![", "**a** ",
    "<sup>1</sup> ", "<sup>", "</sup>", "| a ", "|-", "```\n", "> ", "# a\n", "- a\n", "* a\n", "---\n",
    "A/", "A/RES/", "A/RES/1/1 ", "S/PV.", "A/1-S/", "A/73/1 and 2, ", "resolution ", "resolutions 1, ",
    "resolution 1 (", "paragraph 1 of ", "Article 1 of the ", "Treaty of ", "Case of A v. ", "http://",
    "http://a.b/", "www.a.b ", "a@b.c ", "“a” ", "“a ", "“ “ ", "said: “", "he said ",
    "The Minister said that ", "Mr. A: ", "Mr. ", "H.E. ", "A.B.C.", "AB CD ", "Ab Cd ", "Ab of ",
    "of the ", "and the ", "State of ", "1 May 2019 ", "May ", "2019", "1/1/", "1-1-1 ", "12:00 ", "1,000,",
    "I ", "XVI ", "a1", "aа", "оo", "Ð\x90", "â€™", "Ã©", "Ã", "&amp;", "&#x41;", "&lt;sup&gt;",
    "\n\n1\n\n", "\f\n1\n", "1/\n", "/1 ", "1 a.\n", "Annex ", "Annex I\n\n", "Original: English\n",
    "Agenda item 1\n", "Distr.: General\n", "From: a\n", "Recalling ", "Recalling its resolution ",
    "Decides ", "1. Decides to a;\n\n", "Noting a,\n\n", "a b c d e f g h i j\n",
    "the of and to in that is was for it with\n", "Dr. St. U.S. No. p. \n", "¹ ", "a¹", "¹ a\n", "* a\n\n",
    "a* ",
)  # fmt: skip
"""Each filling a file of its own: a rule whose time grows as the square of the length shows itself."""

LETTERS = {
    "latin": "L'été, la garçonne; Österreich, Straße; año, niño; øre, åben; português, não, coração. ",
    "east": "Příliš žluťoučký kůň úpěl ďábelské ódy; zażółć gęślą jaźń; árvíztűrő tükörfúrógép. ",
    "cyrillic": "Смотритель маяка зажёг лампу первого мая и с тех пор не гасил её ни на одну ночь. ",
    "ukrainian": "Доглядач маяка засвітив лампу першого травня, і їй належить світити щоночі. ",
    "greek": "Ο φαροφύλακας άναψε τη λάμπα την πρώτη Μαΐου και δεν την έσβησε ποτέ. ",
    "hebrew": "שומר המגדלור הדליק את המנורה באחד במאי ומאז לא כיבה אותה אף לילה. ",
    "arabic": "أشعل حارس المنارة المصباح في الأول من مايو ولم يطفئه منذ ذلك الحين. ",
    "turkish": "Fener bekçisi lambayı bir Mayıs'ta yaktı ve o günden beri söndürmedi; ağaç, ılık. ",
    "thai": "ผู้ดูแลประภาคารจุดตะเกียงเมื่อวันที่หนึ่งพฤษภาคมและไม่เคยดับเลย ",
    "vietnamese": "Người giữ đèn đã thắp đèn ngày mồng một tháng năm. ",
    "japanese": "灯台守は五月一日に灯をともし、それからというもの一晩も消したことがない。",
    "chinese": "灯塔看守人在五月一日点亮了灯，从那以后一夜也没有熄灭过。",
    "taiwanese": "燈塔看守人在五月一日點亮了燈，從那以後一夜也沒有熄滅過。",
    "korean": "등대지기는 오월 일일에 등불을 켰고 그 뒤로 하룻밤도 끄지 않았다. ",
}


def text_cases() -> Iterator[Case]:
    for unit in REPEATED:
        name = f"many {unit.encode('unicode_escape').decode()[:30].replace('/', ' over ')}.txt"
        yield case(name, (PROSE + "\n\n" + unit * (SIZE // len(unit.encode()))).encode(), is_slow=True)
    yield case("a line of 200 MB.txt", lambda: (PROSE + " ").encode() * (200_000_000 // 74), is_slow=True)
    yield case("a word of 20 MB.txt", lambda: b"a" * 20_000_000, is_slow=True)
    yield case("a million lines.txt", lambda: (PROSE.encode() + b"\n") * 100_000, is_slow=True)
    yield from _odd()
    yield from encoded_cases()


def _odd() -> Iterator[Case]:
    said = PROSE.encode()
    yield case("NULs.txt", bytes(5000))
    yield case("NULs between.txt", b"\0".join(said.split()) * 5)
    yield case("one NUL.txt", said * 20 + b"\0" + said, "derived")
    yield case("one letter.txt", b"a", "derived")
    yield case("one byte.txt", b"\xff")
    yield case("only a mark.txt", codecs.BOM_UTF8)
    yield case("only signs.txt", b"... --- ...")
    yield case("blanks.txt", b" \n\t" * 99, "no_text")
    yield case(
        "lone surrogates in utf-8.txt",
        said + b" \xed\xa0\x80 \xed\xbf\xbf \xed\xa0\x80\xed\xb0\x80 " + said,
        "derived",
    )
    yield case(
        "overlong utf-8.txt",
        said + b" \xc0\x80 \xe0\x80\xaf \xf8\x88\x80\x80\x80 \xfe\xff " + said,
        "derived",
    )
    yield case("beyond unicode.txt", said + b" \xf4\x90\x80\x80 \xf7\xbf\xbf\xbf " + said, "derived")
    for name, lone in (("high", "\ud800"), ("low", "\udc00"), ("both turned", "\udc00\ud800")):
        for order in ("le", "be"):
            mark = codecs.BOM_UTF16_LE if order == "le" else codecs.BOM_UTF16_BE
            body = (PROSE + lone + PROSE).encode(f"utf-16-{order}", "surrogatepass")
            yield case(f"lone {name} in utf-16{order}.txt", mark + body, "derived")
    yield case("half a unit.txt", codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le") + b"a", "derived")
    yield case(
        "utf-32 out of range.txt",
        codecs.BOM_UTF32_LE + PROSE.encode("utf-32-le") + b"\xff\xff\xff\x7f",
        "derived",
    )
    yield case("overrides.txt", f"\u202e{PROSE}\u202d \u2066a\u2069 \u200f {PROSE}".encode(), "derived")
    yield case("escapes.txt", b"\x1b[2J\x1b]0;title\x07" + said * 9, "derived")
    yield case(
        "noncharacters.txt", f"{PROSE} \ufdd0 \uffff \U0010ffff \U0001fffe {PROSE}".encode(), "derived"
    )
    yield case("stacked accents.txt", ("Z" + "\u0301\u0323" * 5000 + " " + PROSE).encode(), "derived")
    for seed in range(10):
        yield case(f"noise {seed}.txt", Random(seed).randbytes(20_000))
        yield case(f"noise of letters {seed}.txt", bytes(Random(seed).choices(range(32, 256), k=20_000)))


def encoded_cases() -> Iterator[Case]:
    """Texts in each codec of Python that has their letters, at most two for each."""
    for module in sorted(found.name for found in pkgutil.iter_modules(CODECS)):
        taken = 0
        for language, text in LETTERS.items():
            try:
                content = codecs.lookup(module).encode((text * 12).strip())[0]
            except Exception:
                continue
            if taken < 2 and isinstance(content, bytes) and not content.isascii():
                taken += 1
                yield case(f"{module} {language}.txt", content)
