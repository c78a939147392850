"""Text comes out of bytes in the encoding it is in, and every character leads back to its bytes."""

import pytest

from tasks.extract.encoding import decode

RUSSIAN = 'Министерство иностранных дел выражает протест в связи с "голосованием" 10 марта 2019 года.'
UKRAINIAN = "Міністерство закордонних справ висловлює глибоке занепокоєння її становищем."
POLISH = "Ministerstwo wyraża głębokie zaniepokojenie i wzywa obie strony do powściągliwości."
CZECH = "Ministerstvo vyjadřuje hluboké znepokojení a vyzývá obě strany ke zdrženlivosti."
FRENCH = "Le ministère des affaires étrangères exprime sa préoccupation à l’égard de la situation."
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
        (ENGLISH, "utf-16-le", "utf-16le"),
        (ENGLISH, "utf-8", "utf-8"),
        ("plain ASCII", "ascii", "utf-8"),
    ],
)
def test_undeclared_encoding_is_found(text: str, encoding: str, name: str) -> None:
    decoded = decode(text.encode(encoding), None)
    assert (decoded.text, decoded.encoding) == (text, name)


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
