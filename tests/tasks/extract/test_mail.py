"""A mail is read as mail programs show it; its files are what was attached; all leads back to its bytes."""

import base64
import quopri
from email.message import EmailMessage

import pytest

from schemas.document import Derived
from schemas.reading import Reading
from tasks.derive import derive
from tasks.extract.mail import read_mail
from tasks.extract.mail_parts import part_content

HEAD = (
    'From: =?utf-8?q?J=C3=B6rg?= Lund <jl@mfa.example>\r\nTo: "Desk, Press" <press@mfa.example>\r\n'
    "Date: Wed, 13 Mar 2019 23:30:00 -0500\r\nSubject: Note\r\n verbale\r\nMessage-ID: <1@mfa.example>\r\n"
    "MIME-Version: 1.0\r\n"
)
SHOWN = (
    'From: Jörg Lund <jl@mfa.example>\n\nTo: "Desk, Press" <press@mfa.example>\n\n'
    "Date: Wed, 13 Mar 2019 23:30:00 -0500\n\nSubject: Note verbale"
)


def mail(*lines: str, body: bytes = b"", head: str = HEAD) -> bytes:
    return (head + "".join(f"{line}\r\n" for line in lines) + "\r\n").encode() + body


def multipart(kind: str, *parts: bytes, boundary: str = "b1") -> bytes:
    held = b"".join(b"--%b\r\n%b\r\n" % (boundary.encode(), part) for part in parts)
    return mail(
        f'Content-Type: multipart/{kind}; boundary="{boundary}"', body=held + f"--{boundary}--\r\n".encode()
    )


def read(content: bytes) -> Reading:
    """The reading, after every character was led back to the bytes it was read from."""
    reading = read_mail(content)
    position = 0
    for span in reading.raw_spans:
        assert span.raw_start == position
        position = span.raw_end
        held = part_content(content, span.part) if span.part else content
        assert held is not None and 0 <= span.byte_start <= span.byte_end <= len(held)
        if span.encoding:
            decoded = held[span.byte_start : span.byte_end].decode(span.encoding)
            assert decoded == reading.raw_text[span.raw_start : span.raw_end]
    assert position == len(reading.raw_text)
    return reading


def body_of(content: bytes) -> str:
    return read(content).raw_text.removeprefix(SHOWN).strip()


def test_headers_stand_above_the_text_decoded_and_lead_back_to_the_mail() -> None:
    content = mail("Content-Type: text/plain; charset=koi8-r", body="Нота".encode("koi8-r"))
    reading = read(content)
    assert reading.raw_text == f"{SHOWN}\n\nНота"
    subject = next(
        span for span in reading.raw_spans if reading.raw_text[span.raw_start :].startswith("Subject")
    )
    assert content[subject.byte_start : subject.byte_end] == b"Subject: Note\r\n verbale"


@pytest.mark.parametrize(
    ("encoding", "encode"),
    [
        ("base64", base64.encodebytes),
        ("BASE64 ", lambda held: base64.b64encode(held).rstrip(b"=") + b"*"),
        ("quoted-printable", quopri.encodestring),
        ("8bit", bytes),
        ("x-unknown", bytes),
    ],
)
def test_a_body_is_read_after_its_transfer_encoding_is_undone(encoding, encode) -> None:  # type: ignore[no-untyped-def]
    lines = ("Content-Type: text/plain; charset=utf-8", f"Content-Transfer-Encoding: {encoding}")
    assert body_of(mail(*lines, body=encode("Größe: 5 €".encode()))) == "Größe: 5 €"


PLAIN, BLANK = b"Content-Type: text/plain\r\n\r\nPlain words.", b"Content-Type: text/plain\r\n\r\n \r\n"
PAGE = b"Content-Type: text/html\r\n\r\n<p>Rich <b>words</b> &amp; more.</p>"


def test_of_alternatives_the_plain_text_is_read_unless_it_is_empty() -> None:
    assert body_of(multipart("alternative", PLAIN, PAGE)) == "Plain words."
    assert body_of(multipart("alternative", BLANK, PAGE)) == "Rich words & more."
    assert body_of(multipart("alternative", PAGE)) == "Rich words & more."
    assert body_of(multipart("mixed", PLAIN, PAGE)) == "Plain words.\n\nRich words & more."


def test_the_charset_of_the_part_counts_before_that_of_its_page() -> None:
    page = '<meta charset="utf-8"><p>Нота правительства</p>'.encode("cp1251")
    assert body_of(mail("Content-Type: text/html; charset=windows-1251", body=page)) == "Нота правительства"


def test_attachments_are_the_very_bytes_that_were_attached_under_clean_names() -> None:
    inner = mail("Content-Type: text/plain", body=b"Inner.\r\n")
    pdf = b"%PDF-1.4 \x00\xff"
    parts = [
        PLAIN,
        b"Content-Type: application/pdf; name=x\r\nContent-Transfer-Encoding: base64\r\n"
        b'Content-Disposition: attachment; filename="..\\a/=?utf-8?b?'
        + base64.b64encode("б.pdf".encode())
        + b'?="'
        b"\r\n\r\n" + base64.encodebytes(pdf),
        b"Content-Type: message/rfc822\r\n\r\n" + inner,
        b"Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''%C3%A4.txt\r\n"
        b"\r\nA list.",
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nAAAA",
        b"Content-Type: application/pdf; name=empty.pdf\r\n\r\n",
    ]
    reading = read(multipart("mixed", *parts))
    assert [(each.part, each.file_name, each.content) for each in reading.attachments] == [
        ("2", "_a_б.pdf", pdf),
        ("3", "part-3.eml", inner),
        ("4", "ä.txt", b"A list."),
    ]
    assert reading.raw_text.endswith("verbale\n\nPlain words.")


def test_pictures_within_the_text_are_no_attachments() -> None:
    logo = b"Content-Type: image/png\r\nContent-ID: <logo>\r\n\r\nPNG"
    scan = b"Content-Type: image/png; name=scan.png\r\nContent-Disposition: attachment\r\n\r\nPNG"
    found = read(multipart("related", PAGE, logo, scan)).attachments
    assert [each.file_name for each in found] == ["scan.png"]


def test_parts_within_parts_are_numbered_as_in_imap() -> None:
    within = multipart("alternative", PLAIN, PAGE, boundary="b2").partition(b"MIME-Version: 1.0\r\n")[2]
    content = multipart("mixed", within, PLAIN)
    assert {span.part for span in read(content).raw_spans} == {"", "1.1", "2"}
    assert part_content(content, "1.2") == b"<p>Rich <b>words</b> &amp; more.</p>"
    assert part_content(content, "9") is None


@pytest.mark.parametrize(
    "content",
    [
        multipart("mixed", PLAIN).replace(b"--b1--\r\n", b""),
        multipart("mixed", PLAIN, b"Content-Type: multipart/mixed\r\n\r\n"),
        mail("Content-Type: multipart/mixed", body=b"Plain words."),
        mail("Content-Type: text/plain; charset=no-such-thing", body=b"Plain words."),
        mail(
            "Content-Type: ;;==", "Content-Transfer-Encoding: base64", body=base64.b64encode(b"Plain words.")
        ),
        b"From x@y Wed Mar 13 09:30:00 2019\r\n" + mail(body=b"Plain words."),
        mail("no header at all", "Subject: =?utf-8?q?=ZZ?= =?no-such?b?AAA?=", body=b"Plain words."),
    ],
)
def test_malformed_mails_are_read_as_far_as_they_go(content: bytes) -> None:
    reading = read(content)
    assert "Lund" in reading.raw_text
    assert "Plain words." in reading.raw_text


def test_a_mail_nested_without_end_is_read_to_a_bounded_depth() -> None:
    body = PLAIN
    for depth in range(200):
        delimiter = f"--x{depth}".encode()
        body = (
            f"Content-Type: multipart/mixed; boundary=x{depth}\r\n\r\n".encode() + delimiter + b"\r\n" + body
        )
    reading = read(HEAD.encode() + body)
    assert "Lund" in reading.raw_text
    assert "Plain words." in reading.raw_text


def test_a_multipart_without_parts_is_text_or_if_it_is_a_file_attached() -> None:
    content = multipart("mixed", PLAIN, b"Content-Type: multipart/report\r\n\r\nIt could not be delivered.")
    assert "It could not be delivered." in read(content).raw_text
    named = b'Content-Type: multipart/mixed; name="a.bin"\r\n\r\nNo parts.'
    assert [each.content for each in read(multipart("mixed", PLAIN, named)).attachments] == [b"No parts."]


def test_lines_quoted_from_an_earlier_mail_and_soft_line_ends_are_marked() -> None:
    body = b"It goes on \r\nhere.\r\n\r\n> You wrote\r\n> this.\r\n\r\nYours\r\n-- \r\nJ."
    reading = read(mail("Content-Type: text/plain; format=flowed", body=body))
    marked = {
        kind: [reading.raw_text[mark.raw_start : mark.raw_end] for mark in reading.marks if mark.kind == kind]
        for kind in ("quotation", "line_wrap")
    }
    assert marked == {"quotation": ["> You wrote\r\n> this."], "line_wrap": ["\n"]}


def test_a_flowed_earlier_message_flows_in_its_depth() -> None:
    body = b"> You wrote \r\n> this, \r\n>> who knows \r\n> when.\r\n"
    reading = read(mail("Content-Type: text/plain; format=flowed", body=body))
    wraps = [mark.raw_end for mark in reading.marks if mark.kind == "line_wrap"]
    assert [reading.raw_text[:end].rsplit(">", 1)[1] for end in wraps] == [" You wrote \r\n"]


def test_what_stands_below_the_signature_line_is_one_and_no_body() -> None:
    body = b"Agreed.\n\n-- \nJo Lund\nThis e-mail is confidential.\n\nYou wrote:\n> Will you come?\n"
    derived = derive(mail("Content-Type: text/plain", body=body), "0" * 64, "file:///note.eml")
    assert isinstance(derived, Derived)
    assert [(each.role, each.text.split("\n")[-1]) for each in derived.passages][-4:] == [
        ("paragraph", "Agreed."),
        ("signature", "This e-mail is confidential."),
        ("paragraph", "You wrote:"),
        ("quotation", "Will you come?"),
    ]


def test_a_mail_is_described_by_its_headers() -> None:
    found = derive(multipart("mixed", PLAIN), "0" * 64, "file:///note.eml")
    assert found.description.model_dump(exclude_none=True, mode="json") == {
        "kind": "email",
        "title": "Note verbale",
        "symbols": [],
        "dated_on": "2019-03-13",
        "issuer": "Jörg Lund",
        "addressee": "Desk, Press",
        "languages": found.description.languages,
    }
    assert {claim.name: claim.value for claim in found.claims}["Message-ID"] == "<1@mfa.example>"


def test_what_the_standard_library_writes_is_read_back() -> None:
    written = EmailMessage()
    written["From"], written["Subject"] = "a@b.example", "Größe – Нота " * 12
    written.set_content("Wörter und слова.\n" * 40)
    written.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="слова.bin")
    reading = read(written.as_bytes())
    assert reading.hints.title == ("Größe – Нота " * 12).strip()
    assert reading.raw_text.count("Wörter und слова.") == 40
    assert [(each.file_name, each.content) for each in reading.attachments] == [("слова.bin", b"\x00\x01")]


@pytest.mark.parametrize(
    "parameters",
    [
        "name*99999999999=b; name*=x'y",
        "name*0*=hex''a",
        "charset*=idna''a",
        "name*" + "9" * 5000 + "=a",
        "format*1=a; format*=b",
    ],
)
def test_parameters_that_are_nonsense_are_none(parameters: str) -> None:
    headers = "From: a@b.example\nTo: c@d.example\nMessage-ID: <1>\n"
    mail = f"{headers}Content-Type: text/plain; {parameters}\n\nThe lamp is lit.\n"
    assert "From: a@b.example" in read_mail(mail.encode()).raw_text
