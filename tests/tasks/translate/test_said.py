"""What a document says of its own translation."""

import pytest

from tasks.translate.said import said_in


@pytest.mark.parametrize(
    ("language", "note", "original"),
    [
        ("en", "Original: French", "fr"),
        ("fr", "Original : anglais", "en"),
        ("zh", "原文：英文", "en"),
        ("ar", "الأصل: الإنكليزية", "en"),
        ("en", "[Translated from Russian]", "ru"),
        ("fr", "Traduit de l’anglais", "en"),
        ("ru", "Перевод с английского", "en"),
        ("de", "Übersetzung aus dem Englischen", "en"),
        ("tr", "ORIGINAL: ENGLİSH", "en"),
        ("tr", "Original: Englısh", "en"),
    ],
)
def test_the_language_of_the_original_is_read(language: str, note: str, original: str) -> None:
    said = said_in([(language, note)])
    assert said.originals == {original}
    assert said.makes_translation(language, original)
    assert not said.makes_translation(original, language)


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "(Unofficial translation)"),
        ("ru", "Неофициальный перевод"),
        ("fr", "Traduction non officielle"),
    ],
)
def test_a_note_makes_the_text_in_its_own_language_the_translation(language: str, note: str) -> None:
    said = said_in([("es", "Una frase."), (language, note)])
    assert said.makes_translation(language, "es") and not said.makes_translation("es", language)


def test_a_long_passage_about_translations_says_nothing_of_this_one() -> None:
    talk = "The delegation recalled that the treaty had been translated from Russian " + "at length " * 20
    assert said_in([("en", talk)]) == said_in([])
