"""East Asian text that does not name its encoding is read in the right one; other text is no such text."""

import pytest

from tasks.extract.encoding import decode
from tasks.extract.encoding_multibyte import guess_multi_byte

JAPANESE = "外務省は三月十日に島々で行われたいわゆる「投票」について、これを認めないとの声明を発表しました。"
KOREAN = (
    "외교부는 삼월 십일 섬에서 실시된 이른바 투표를 인정하지 않는다는 성명을 발표하였습니다. 대변인은 말했다."
)
SIMPLIFIED = "外交部发言人表示,不承认三月十日在该群岛举行的所谓投票,并呼吁各方通过对话和平解决争端。"
TRADITIONAL = "外交部發言人表示,不承認三月十日在該群島舉行的所謂投票,並呼籲各方通過對話和平解決爭端。"
RUSSIAN = (
    "Министерство иностранных дел не признаёт так называемое голосование на островах и призывает к миру. "
)
GREEK = "Το Υπουργείο Εξωτερικών δεν αναγνωρίζει τη λεγόμενη ψηφοφορία στα νησιά και καλεί σε διάλογο. "
FRENCH = "Le ministère déplore ce scrutin dénué d’effet, où l’île entière a été privée de débat. "


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "euc-jp", "euc-jp"),
        (KOREAN, "euc-kr", "cp949"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5-hkscs"),
        (f"MFA, No. 12/19: {SIMPLIFIED * 500}", "gbk", "gb18030"),
        (f"x{JAPANESE * 500}", "cp932", "cp932"),
    ],
)
def test_undeclared_east_asian_text_is_found(text: str, encoding: str, name: str) -> None:
    decoded = decode(text.encode(encoding), None)
    assert (decoded.text, decoded.encoding) == (text, name)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), RUSSIAN * 200])
def test_cyrillic_text_is_not_taken_for_a_multibyte_encoding(text: str, encoding: str) -> None:
    assert guess_multi_byte(text.encode(encoding)) is None


@pytest.mark.parametrize(("text", "encoding"), [(GREEK, "cp1253"), (FRENCH, "cp1252"), ("plain", "ascii")])
def test_other_single_byte_text_is_not_taken_for_one_either(text: str, encoding: str) -> None:
    assert guess_multi_byte(text.encode(encoding)) is None


@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN * 3])
def test_iso_8859_5_is_told_from_the_other_cyrillic_encodings(text: str) -> None:
    decoded = decode(text.replace("ё", "е").encode("iso8859-5"), None)
    assert decoded.encoding == "iso-8859-5"
