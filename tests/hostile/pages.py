"""Pages that are nested without end, never close what they open, or state nonsense of themselves."""

from collections.abc import Iterator

from tests.hostile.case import Case, case
from tests.hostile.pdf_bytes import PROSE

COUNT = 1_000_000
ODD_CHARSETS = (
    "utf-7",
    "rot13",
    "hex",
    "zlib",
    "idna",
    "punycode",
    "unicode_escape",
    "undefined",
    "utf-16",
    "utf-32",
    "cp037",
    "nonsense",
    "",
    "mbcs",
    "x" * 9999,
)


def page_cases() -> Iterator[Case]:
    said = f"<p>{PROSE}</p>"
    for name, opening in (
        ("div", "<div>"),
        ("span", "<span>"),
        ("b", "<b>"),
        ("p", "<p>"),
        ("li", "<ul><li>"),
        ("table", "<table><tr><td>"),
        ("blockquote", "<blockquote>"),
        ("a", "<a href=x>"),
        ("sup", "<sup>"),
        ("svg", "<svg>"),
        ("q", "<q>"),
        ("h1", "<h1>"),
    ):
        yield _page(f"a million of {name}", opening * COUNT + said, "derived")
    for name, opening in (("template", "<template>"), ("select", "<select><option>")):
        yield _page(f"a million of {name}", opening * COUNT + said, "no_text")
    for name, tag in (("div", "div"), ("table", "table"), ("b", "b")):
        yield _page(f"a million of {name} closed", f"<{tag}>" * COUNT + said + f"</{tag}>" * COUNT, "derived")
    for name, text in (
        ("open angles", "<"),
        ("open tags", "<a "),
        ("open ends", "</"),
        ("open declarations", "<!"),
        ("open comments", "<!--"),
        ("open sections", "<![CDATA["),
        ("open instructions", "<?"),
        ("open quotes", '<a b="'),
        ("ampersands", "&"),
        ("open references", "&#"),
        ("open hex references", "&#x"),
        ("long references", "&a"),
        ("ends without starts", "</p>"),
        ("bold and italic crossed", "<b><i></b></i>"),
        ("empty comments", "<!---->"),
        ("scripts", "<script>"),
        ("breaks", "<br>"),
        ("NULs", "\0"),
        ("letters", "a"),
        ("blanks", " "),
        ("lines", "\n"),
        ("words", "and "),
        ("links", "<a href='#fn1'>1</a> "),
        ("notes", "<sup><a href='#fn1' id='ref1'>1</a></sup>"),
        ("cells", "<td>a"),
        ("headings", "<h2>a</h2>"),
        ("paragraphs", "<p>a b c</p>"),
        ("items", "<li>a</li>"),
    ):
        yield _page(f"many {name}", said + text * (COUNT // len(text)))
    yield _page("a million attributes", f"<p {' '.join(f'a{n}' for n in range(COUNT))}>{PROSE}", "derived")
    yield _page("a long attribute", f"<p title='{'x' * 10 * COUNT}'>{PROSE}", "derived")
    yield _page("a long tag", f"<{'x' * COUNT}>{PROSE}", "derived")
    yield _page("a picture within", f"<img src='data:image/png;base64,{'A' * 10 * COUNT}'>{said}", "derived")
    yield _page(
        "characters out of range",
        f"{said}<p>&#xd800; &#x110000; &#0; &#99999999999999999999; &#xffffffff; &#-1; &nosuch;",
        "derived",
    )
    yield _page("overrides", f"<title>gpj.&#x202e;exe</title><p>&#x202e;{PROSE}\u2066\u202d", "derived")
    for label in ODD_CHARSETS:
        yield _page(f"charset {label[:20]}", f"<meta charset='{label}'>{said}", "derived")
        yield _page(
            f"http charset {label[:20]}",
            f"<meta http-equiv=content-type content='text/html; charset={label}'>{said}",
            "derived",
        )
    yield from _stated(said)


def _stated(said: str) -> Iterator[Case]:
    def ld(name: str, json: str) -> Case:
        return _page(
            f"json-ld {name}", f"<script type='application/ld+json'>{json}</script>{said}", "derived"
        )

    yield ld("nested arrays", "[" * COUNT + "]" * COUNT)
    yield ld("nested objects", '{"a":' * COUNT)
    yield ld("nested closed", '{"@graph":[' * 50_000 + "]}" * 50_000)
    yield ld("a list of a million", '[{"@type":"Article"}' + ',{"@type":"Article"}' * (COUNT // 10) + "]")
    yield ld("a list of numbers", "{}" + '{"@graph":[' + "1," * COUNT + "1]}")
    yield ld("a long number", '{"@type":"Article","datePublished":' + "9" * COUNT + "}")
    yield ld(
        "odd values",
        '{"@type":["Article",7,null,{"a":[]}],"headline":{"a":1},"datePublished":[[]],"author":[[[]],{"name":{"name":7}}],"inLanguage":{"a":[]},"publisher":7,"mainEntityOfPage":[]}',
    )
    yield ld(
        "surrogates", '{"@type":"Article","headline":"\\ud800\\udfff\\ud800","datePublished":"2019-99-99"}'
    )
    yield ld("numbers that are none", '{"@type":"Article","datePublished":NaN,"a":1e999,"b":-Infinity}')
    for name in ("date", "article:published_time", "og:title", "dc.language", "author", "description"):
        for value in ("\u202e\0\x1b[2J", "9" * 100_000, "9999-99-99T99:99:99", "-1", "1 " * 10_000):
            yield _page(
                f"meta {name} {value[:5]!r}",
                f"<meta property='{name}' name='{name}' content='{value}'>{said}",
                "derived",
            )
    for language in ("x" * 100_000, "\u202e", "zz-ZZ-zz", "1", "--", "en\0"):
        yield _page(f"lang {language[:5]!r}", f"<html lang='{language}'>{said}", "derived")
    for address in ("x" * 100_000, "javascript:alert(1)", "http://[", "http://a:99999999/", "//\0"):
        yield _page(f"canonical {address[:12]!r}", f"<link rel=canonical href='{address}'>{said}", "derived")


def _page(name: str, body: str, outcomes: str = "") -> Case:
    content = (
        f"<!doctype html><html><body>{body}" if not body.startswith("<html") else f"<!doctype html>{body}"
    )
    encoded = content.encode("utf-8", "surrogatepass")
    if "\0" in content:
        # Where one in a thousand bytes is NUL, it is no text.
        outcomes = "derived unsupported_media_type"
    return case(f"{name}.html".replace("/", " "), encoded, outcomes, is_slow=len(encoded) > 500_000)
