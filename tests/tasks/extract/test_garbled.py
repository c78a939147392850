"""Garbled text layers are told from text in any language, from tables, formulas and code."""

import random
import string

import pytest

from tasks.extract.garbled import GARBLED, garbled_score
from tests.samples import DOCUMENTS

ENGLISH = (DOCUMENTS / "letter.md").read_text(encoding="utf-8")[:3000]
RUSSIAN = (
    "Министерство иностранных дел Республики вновь подтверждает, что острова являются неотъемлемой частью"
    " её территории, и что голосование, устроенное под надзором чужого гарнизона, не имеет никакой силы. "
) * 4


def substituted(text: str, seed: int) -> str:
    """The text with each letter standing for another, as in a font that was cut down without a map."""
    letters = list(string.ascii_lowercase)
    random.Random(seed).shuffle(letters)
    changed = str.maketrans(string.ascii_lowercase, "".join(letters))
    return text.lower().translate(changed)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        RUSSIAN,
        "Đại hội đồng, khẳng định lại các mục đích và nguyên tắc của Hiến chương Liên hợp quốc, " * 6,
        "Yleiskokous vahvistaa jälleen peruskirjan päämäärät ja periaatteet sekä palauttaa mieleen " * 6,
        "Zgromadzenie Ogólne, potwierdzając cele i zasady Karty oraz przypominając swoje rezolucje " * 6,
        "إن الجمعية العامة، إذ تؤكد من جديد مقاصد ومبادئ ميثاق الأمم المتحدة، وإذ تشير إلى قراراتها " * 6,
        "大会重申联合国宪章的宗旨和原则，回顾其关于该问题的所有相关决议，深切关注该地区局势的持续恶化。" * 6,
        "総会は、国際連合憲章の目的及び原則を再確認し、この問題に関する全ての決議を想起し、深く憂慮し、" * 6,
        "총회는 유엔 헌장의 목적과 원칙을 재확인하고 이 문제에 관한 모든 관련 결의를 상기하며 깊이 우려하고 "
        * 6,
        "महासभा संयुक्त राष्ट्र चार्टर के उद्देश्यों और सिद्धांतों की पुनः पुष्टि करते हुए " * 6,
        "ที่ประชุมใหญ่ยืนยันอีกครั้งถึงวัตถุประสงค์และหลักการของกฎบัตรสหประชาชาติ " * 6,
    ],
)
def test_running_text_of_any_language_is_not_garbled(text: str) -> None:
    assert garbled_score(text) < 0.1


@pytest.mark.parametrize(
    "text",
    [
        "DE0007164600 SAP XETR 12.50 % EUR CHF 1 204,00 GBPUSD LHR-JFK BGHKX-77 QTY 14 PCS 3/4 HRK " * 8,
        "∂²u/∂t² = c²∇²u, x_{n+1} = x_n − f(x_n)/f′(x_n), ∑_{k=0}^∞ q^k = 1/(1−q) " * 8,
        "for (int i = 0; i < n; ++i) { sum += xs[i] * ys[i]; } return sqrt(sum / n); " * 8,
        "Name ........ First name ........ Date of birth __/__/____ [ ] male [ ] female " * 8,
        "https://example.org/a?b=c&d=%C3%A9 contact@example.org +41 22 917 1234 Fax: 917 0123 " * 8,
        "✓ Yes ✗ No ❖ Perhaps ➢ Send it back ✓Signed ★★★★☆ │Name│Value│ ■■■■ " * 8,
        "UNHCR UNESCO NATO WTO IMF G77 COP28 SDGs NGOs 1.1 2.2 3.3 McDonald iPhone " * 8,
    ],
)
def test_tables_formulas_code_and_forms_are_not_garbled(text: str) -> None:
    assert garbled_score(text) < GARBLED


@pytest.mark.parametrize(
    "text",
    [
        "\ufffd\ufffd\ufffd of \ufffd\ufffd\ufffd\ufffd",
        "\ue001\ue002 \ue003\ue004\ue005 word",
        "■♥ t❤❡ ❝❛s❡ ✇❤❡♥ ✇❡ ❤❛✈❡ ❇② t❤❡ ❝❛s❡ ❛❜♦✈❡ ✇✐t❤♦✉t ❧♦ss ♦❢ ❣❡♥❡r❛❧✐t②",
        "".join(map(chr, range(1, 9))) * 4,
        "".join(chr(ord(letter) - 29) if ord(letter) >= 61 else " " for letter in ENGLISH if letter < "\x7f"),
        RUSSIAN.encode("cp1251").decode("cp1252"),
        RUSSIAN.encode("koi8-r").decode("cp1251"),
        "大会重申联合国宪章的宗旨和原则回顾其关于该问题的所有相关决议深切关注".encode().decode(
            "gbk", "ignore"
        )
        * 6,
        "LGLPD^ tuvwxy%z{|vw} RHCPGN%VPI%BNJGB‘FLDW%JOHF‘OW%GLPDBN‘%PND%G " * 8,
    ],
)
def test_signs_without_meaning_and_shifted_alphabets_are_garbled(text: str) -> None:
    assert garbled_score(text) >= GARBLED


def test_most_substituted_alphabets_are_garbled() -> None:
    found = [garbled_score(substituted(ENGLISH, seed)) >= GARBLED for seed in range(60)]
    assert sum(found) >= 48


def test_nothing_is_concluded_from_a_few_letters() -> None:
    assert garbled_score("NGFKJ BVCXD") == 0
    assert garbled_score("") == 0


def test_the_score_tells_how_much_is_garbled() -> None:
    assert garbled_score("word " * 9 + "\ufffd" * 4) == pytest.approx(0.1)
