"""Which language a text is in; what is too short or too odd to tell is not guessed."""

import pytest

from tasks.structure.languages import language_of, script_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Statement by the Ministry of Foreign Affairs of the Republic", "en"),
        ("Déclaration du Ministère des affaires étrangères de la République", "fr"),
        ("La situación en el Estrecho y los derechos de las personas", "es"),
        ("A situação no Estreito e os direitos das pessoas que não voltaram", "pt"),
        ("Il Consiglio di sicurezza della Lega e la sua decisione", "it"),
        ("Die Würde des Menschen ist unantastbar und nicht zu verletzen", "de"),
        ("Het schip is op de zee en de lamp van de toren is aan", "nl"),
        ("Statek jest na morzu, a latarnia nie świeci przez całą noc", "pl"),
        ("Nu este o problemă și nu sunt dovezi că ar fi", "ro"),
        ("Gemi denizde ve fener bir gece daha yanmıyor", "tr"),
        ("Gəmi dənizdə və fənər bir gecə daha yanmır, bu isə onun üçün", "az"),
        ("Выборы на островах могут проводиться лишь при участии всех", "ru"),
        ("Вибори на островах можуть відбутися лише за участі всіх", "uk"),
        ("Савет усё яшчэ разглядае пытанне аб святле і людзях", "be"),
        ("Съветът ще обсъди въпроса за фара и хората", "bg"),
        ("Савет је данас усвојио одлуку о светионику и људима", "sr"),
        ("Қазақстан Республикасының Сыртқы істер министрлігі", "kk"),
        ("مجلس الأمن", "ar"),
        ("מועצת הביטחון", "he"),
        ("Το Συμβούλιο", "el"),
        ("უშიშროების საბჭო", "ka"),
        ("安全理事会", "zh"),
        ("安全保障理事会は", "ja"),
        ("안전보장이사회", "ko"),
    ],
)
def test_a_sentence_is_in_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    ["", "12", "12.03.2019", "…", "a", "OK", "the", "A/73/1", "Ж", "Совет", "Port Sorrel", "🙂 🙂", "\u0301"],
)
def test_a_text_too_short_to_tell_has_no_language(text: str) -> None:
    assert language_of(text) is None


def test_addresses_say_nothing_about_a_language() -> None:
    assert language_of("https://www.x.example/of/the/and/to/in office@of.the.example") is None


def test_a_russian_text_that_cites_a_ukrainian_name_is_russian() -> None:
    text = "Выборы на островах могут проводиться лишь в соответствии с Конституцией, как писал Іван, и при"
    assert language_of(text + " участии тех, которые вынуждены уехать, и тех, кто дома.") == "ru"


def test_a_text_with_more_letters_of_one_script_is_in_that_script() -> None:
    assert script_of("Совет Безопасности (Security)") == "CYRILLIC"
    assert script_of("12 … 34") is None


def test_a_tie_between_two_languages_is_not_decided() -> None:
    assert language_of("de la de la") is None
