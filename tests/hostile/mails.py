"""Mails of endless parts, nested without end, with headers that state nonsense."""

import base64
from collections.abc import Iterator

from tests.hostile.case import Case, case
from tests.hostile.pages import ODD_CHARSETS
from tests.hostile.pdf_bytes import PROSE

HEAD = (
    "From: Keeper <keeper@light.example>\r\nTo: a@b.example\r\n"
    "Date: Wed, 1 May 2019 10:00:00 +0000\r\nSubject: The lamp\r\nMIME-Version: 1.0\r\n"
)
FOLDED = "a\r\n " * 100_000
PLAIN = f"Content-Type: text/plain\r\n\r\n{PROSE}\r\n"


def mail_cases() -> Iterator[Case]:
    yield _mail("whole", PLAIN, "derived")
    yield _mail("no body", "Content-Type: text/plain\r\n\r\n", "derived")
    yield _mail("a hundred thousand parts", _multipart([PLAIN] * 100_000), "too_many_parts", is_slow=True)
    yield _mail(
        "two thousand attachments",
        _multipart([PLAIN, *(_attached(f"{n}.txt", f"{PROSE} {n}") for n in range(1900))]),
        is_slow=True,
    )
    deep = PLAIN
    for level in range(1000):
        deep = _multipart([deep, PLAIN], f"b{level}")
    yield _mail("multiparts a thousand deep", deep)
    forwarded = HEAD + PLAIN
    for _ in range(300):
        forwarded = HEAD + "Content-Type: message/rfc822\r\n\r\n" + forwarded
    yield case("forwarded three hundred times.eml", forwarded.encode())
    yield _mail("the boundary of its parent", _multipart([_multipart([PLAIN, PLAIN], "b"), PLAIN], "b"))
    for name, boundary in (
        ("empty", '""'),
        ("missing", ""),
        ("blank", '" "'),
        ("long", "x" * 100_000),
        ("of signs", '"(?:.*)*+["'),
        ("not ascii", '"\u202eé"'),
    ):
        yield _mail(
            f"boundary {name}",
            f"Content-Type: multipart/mixed; boundary={boundary}\r\n\r\n--\r\n{PLAIN}\r\n----\r\n",
        )
    yield _mail("never closed", f"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n{PLAIN}" * 50)
    yield _mail(
        "a hundred thousand headers", "".join(f"X-{n}: a\r\n" for n in range(100_000)) + PLAIN, is_slow=True
    )
    yield _mail("a header of 10 MB", f"X-Long: {'a' * 10_000_000}\r\n{PLAIN}", is_slow=True)
    yield _mail("a folded header", f"X-Long: {FOLDED}a\r\n{PLAIN}", is_slow=True)
    yield _mail("many addresses", f"Cc: {'a@b.example, ' * 50_000}a@b.example\r\n{PLAIN}", is_slow=True)
    yield _mail("open comments", f"Cc: {'(' * 100_000}\r\n{PLAIN}", is_slow=True)
    yield _mail(
        "open quotes", f"Cc: {chr(34) * 100_001}\r\nSubject: {'=?' * 50_000}\r\n{PLAIN}", is_slow=True
    )
    for label in ODD_CHARSETS:
        word = f"Subject: =?{label[:50]}?B?{base64.b64encode(b'The lamp').decode()}?=\r\n"
        yield case(
            f"charset {label[:20]}.eml",
            (word + HEAD + f"Content-Type: text/plain; charset={label}\r\n\r\n{PROSE}").encode(),
            "derived",
        )
    for encoding in ("base64", "quoted-printable", "x-uuencode", "8bit", "binary", "nonsense", "\u202e"):
        body = (
            f"Content-Type: text/plain\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n=ZZ=\x00==== {PROSE} ="
        )
        yield _mail(f"in {encoding.encode('ascii', 'backslashreplace').decode()}", body)
    names = (
        "../../../etc/passwd",
        "C:\\a\\b.txt",
        "a\x00b.txt",
        "x" * 5000 + ".txt",
        "\u202egpj.exe",
        ".",
        "..",
        "",
        "a\r\n b.txt",
        "=?utf-8?B?Li4vLi4vYQ==?=",
        "con.txt",
        "a/b.txt",
        "%2e%2e%2f",
        "'; DROP TABLE x;--.txt",
        "<script>.txt",
        "=cmd|x.txt",
    )
    yield _mail(
        "odd names of files",
        _multipart([PLAIN, *(_attached(name, f"{PROSE} {number}") for number, name in enumerate(names))]),
        "derived",
    )
    yield _mail("odd dates", "Date: Fri, 99 Foo 99999 99:99:99 +9999\r\nDate: \x00\r\n" + PLAIN)
    yield _mail("type of nonsense", f'Content-Type: ///;;=;\r\nContent-Disposition: ;;;"\r\n\r\n{PROSE}')
    yield _mail(
        "star parameters",
        f"Content-Type: text/plain; name*0*=utf-8''a; name*99999999999=b; name*=x'y\r\n\r\n{PROSE}",
    )
    yield _mail(
        "a page nested in it",
        f"Content-Type: text/html\r\n\r\n{'<div>' * 100_000}{PROSE}",
        "derived",
        is_slow=True,
    )
    yield _mail(
        "quotes of quotes",
        "Content-Type: text/plain\r\n\r\n" + "".join(">" * n + " a\r\n" for n in range(1000)),
        is_slow=True,
    )


def _mail(name: str, rest: str, outcomes: str = "", *, is_slow: bool = False) -> Case:
    return case(f"{name}.eml", (HEAD + rest).encode("utf-8", "surrogatepass"), outcomes, is_slow=is_slow)


def _multipart(parts: list[str], boundary: str = "b") -> str:
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f"Content-Type: multipart/mixed; boundary={boundary}\r\n\r\n{body}--{boundary}--\r\n"


def _attached(name: str, text: str) -> str:
    return f'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n{text}\r\n'
