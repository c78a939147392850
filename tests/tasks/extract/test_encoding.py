"""Text comes out of bytes in the encoding it is in, and every character leads back to its bytes."""

import pytest

from tasks.extract.encoding import decode
from tasks.extract.plain_text import read_text
from tasks.extract.raw_spans import verbatim_spans
from tasks.extract.reading_doubts import reading_doubts

RUSSIAN = 'Министерство иностранных дел выражает протест в связи с "голосованием" 10 марта 2019 года.'
UKRAINIAN = "Міністерство закордонних справ висловлює глибоке занепокоєння її становищем."
POLISH = "Ministerstwo wyraża głębokie zaniepokojenie i wzywa obie strony do powściągliwości."
CZECH = "Ministerstvo vyjadřuje hluboké znepokojení a vyzývá obě strany ke zdrženlivosti."
FRENCH = "Le ministère des affaires étrangères exprime sa préoccupation à l’égard de la situation."
GREEK = "Το Υπουργείο Εξωτερικών δεν αναγνωρίζει τη λεγόμενη ψηφοφορία στα νησιά και καλεί σε διάλογο."
ARABIC = "تعلن وزارة الخارجية عن قلقها العميق إزاء الوضع، وتدعو الطرفين إلى ضبط النفس."
PERSIAN = "وزارت امور خارجه نگراني عميق خود را ابراز مي‌كند و طرفين را به خويشتنداري فرا مي‌خواند."
HEBREW = "משרד החוץ מביע דאגה עמוקה מהמצב וקורא לשני הצדדים לגלות איפוק."
TURKISH = "Dışişleri Bakanlığı derin endişesini ifade ediyor ve tarafları itidale çağırıyor."
ICELANDIC = "Utanríkisráðuneytið lýsir yfir þungum áhyggjum af stöðunni og hvetur báða aðila."
ENGLISH = "The Ministry presents its compliments – “with honour” – to the Mission’s café in Zürich."


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp866", "ibm866"),
        (RUSSIAN.upper(), "koi8-r", "koi8-r"),
        (RUSSIAN, "utf-16-le", "utf-16le"),
        (RUSSIAN, "utf-16-be", "utf-16be"),
        (RUSSIAN, "utf-16", "utf-16le"),
        (RUSSIAN, "utf-8-sig", "utf-8"),
        (UKRAINIAN, "cp1251", "windows-1251"),
        (POLISH, "iso8859-2", "iso-8859-2"),
        (POLISH, "cp1250", "windows-1250"),
        (CZECH, "iso8859-2", "iso-8859-2"),
        (FRENCH, "cp1252", "windows-1252"),
        (ENGLISH, "cp1252", "windows-1252"),
        (ICELANDIC, "cp1252", "windows-1252"),
        (TURKISH, "cp1254", "windows-1254"),
        (GREEK, "cp1253", "windows-1253"),
        (f"“{GREEK}” ΆΛΛΑ", "cp1253", "windows-1253"),
        (f"{GREEK} Άλλα", "iso8859-7", "iso-8859-7"),
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "iso8859-6", "iso-8859-6"),
        (PERSIAN, "cp1256", "windows-1256"),
        (HEBREW, "cp1255", "windows-1255"),
        (RUSSIAN, "mac-cyrillic", "mac-cyrillic"),
        (ENGLISH, "utf-16-le", "utf-16le"),
        (ENGLISH, "utf-8", "utf-8"),
        ("plain ASCII", "ascii", "utf-8"),
    ],
)
def test_undeclared_encoding_is_found(text: str, encoding: str, name: str) -> None:
    decoded = decode(text.encode(encoding), None)
    assert (decoded.text, decoded.encoding) == (text, name)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("外務省の声明 and text, 外務省。", "iso2022_jp", "iso-2022-jp"),
        ("외교부 대변인 and text", "iso2022_kr", "iso-2022-kr"),
        ("外交部发言人 and text ~ 声明", "hz", "hz"),
        (RUSSIAN, "utf-7", "utf-7"),
    ],
)
def test_letters_behind_escapes_are_read_and_lead_back_to_their_bytes(
    text: str, encoding: str, name: str
) -> None:
    content = text.encode(encoding)
    decoded = decode(content, None)
    assert (decoded.text, decoded.encoding) == (text, name)
    starts = list(decoded.byte_starts)
    assert starts == sorted(starts) and (starts[0], starts[-1]) == (0, len(content))
    assert not any(span.encoding for span in verbatim_spans(decoded, 0, len(text), 0))


@pytest.mark.parametrize(
    "text",
    ["Call +41 22 917 1234 or +4122+4123 now.", "f = a+bcd+efg+hij+klm+nop", "~{ is no shift ~}, $B is none"],
)
def test_ascii_with_the_signs_of_escapes_is_ascii(text: str) -> None:
    assert decode(text.encode(), None).text == text


def test_a_long_shift_in_utf_7_takes_no_longer_than_a_short_one_for_its_length() -> None:
    content = b"+" + b"BBwEOAQ9BDgE" * 100_000 + b"-"
    decoded = decode(content, "utf-7")
    assert decoded.text[:3] == "Мин" and decoded.byte_starts[1] == len(content)


@pytest.mark.parametrize(
    ("text", "encoding"), [(ENGLISH.replace("–", "-"), "cp500"), (GREEK, "cp737"), (POLISH, "cp852")]
)
def test_a_text_in_an_encoding_that_is_not_known_is_doubted(text: str, encoding: str) -> None:
    doubts = reading_doubts(read_text((text * 9).encode(encoding, "replace"), "text/plain"))
    assert [doubt.rule for doubt in doubts] == ["unknown_encoding"]
    assert "save it as UTF-8" in doubts[0].message


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp866"),
        (UKRAINIAN, "koi8-u"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (PERSIAN, "cp1256"),
        (HEBREW, "cp1255"),
        (TURKISH, "cp1254"),
        (CZECH, "cp1250"),
        (FRENCH + ICELANDIC, "cp1252"),
        (ENGLISH, "cp1252"),
    ],
)
def test_a_text_in_one_that_is_known_is_not(text: str, encoding: str) -> None:
    assert reading_doubts(read_text((text * 9).encode(encoding), "text/plain")) == []


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        ("外交部发言人声明", "gb18030", "GB2312"),
        ("外務省の声明 ｶﾅ", "cp932", "Shift_JIS"),
        ("외교부 대변인", "cp949", "euc-kr"),
        ("外務省の声明 and text", "iso2022_jp", "iso-2022-jp"),
        ("Ανακοίνωση", "cp1253", "windows-1253"),
    ],
)
def test_declared_encoding_is_used(text: str, encoding: str, label: str) -> None:
    assert decode(text.encode(encoding), label).text == text


def test_every_charset_label_names_an_encoding_that_python_has() -> None:
    for label in ("iso-8859-16", "windows-1258", "macintosh", "tis-620", "big5", "ibm866", "koi8-u", "gbk"):
        assert decode(b"caf\xe9", label).text.startswith("caf")


def test_valid_utf8_overrides_a_declared_single_byte_charset() -> None:
    assert decode(RUSSIAN.encode(), "windows-1251").text == RUSSIAN


def test_unknown_declared_charset_is_ignored() -> None:
    assert decode(FRENCH.encode(), "x-nonsense").text == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("aé€𝒳 Нота\r\n", "utf-8"),
        ("aé€𝒳 Нота\r\n" * 3, "utf-16-le"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_each_character_leads_back_to_its_own_bytes(text: str, encoding: str) -> None:
    content = text.encode(encoding)
    decoded = decode(content, None)
    starts = decoded.byte_starts
    pieces = [content[starts[i] : starts[i + 1]] for i in range(len(decoded.text))]
    assert [piece.decode(encoding) for piece in pieces] == list(text)


@pytest.mark.parametrize("damage", [b"\xff", b"\xd0", b"\xe2\x82", b"\xed\xa0\x80"])
def test_undecodable_bytes_become_replacement_characters_in_place(damage: bytes) -> None:
    before, after = "Нота — ".encode(), " вербальная".encode()
    decoded = decode(before + damage + after, None)
    assert decoded.text == "Нота — " + "\ufffd" * len(damage) + " вербальная"
    assert decoded.byte_starts[decoded.text.index(" вер")] == len(before) + len(damage)


def test_damaged_multi_byte_text_keeps_its_place_in_the_bytes() -> None:
    content = "外交部".encode("gb18030") * 40 + b"\xff" + "发言人".encode("gb18030")
    decoded = decode(content, "gb18030")
    assert "\ufffd" in decoded.text
    assert decoded.text.endswith("发言人")
    assert content[decoded.byte_starts[len(decoded.text) - 3] :].decode("gb18030") == "发言人"
