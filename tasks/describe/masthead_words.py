"""The fixed words of mastheads in English, French, Spanish and Russian, with what English calls them."""

import re

ORGANS = {
    "General Assembly": "Assemblée générale|Asamblea General|Генеральная Ассамблея",
    "Security Council": "Conseil de sécurité|Consejo de Seguridad|Совет Безопасности",
    "Economic and Social Council": "Conseil économique et social|Consejo Económico y Social"
    "|Экономический и Социальный Совет",
    "Human Rights Council": "Conseil des droits de l[’']homme|Consejo de Derechos Humanos"
    "|Совет по правам человека",
    "Trusteeship Council": "Conseil de tutelle|Consejo de Administración Fiduciaria|Совет по Опеке",
    "Secretariat": "Secrétariat|Secretaría|Секретариат",
}
DISTRIBUTIONS = {
    "general": "générale|общая",
    "limited": "limitée|limitada|ограниченная",
    "restricted": "restreinte|reservada",
    "provisional": "provisoire",
}
LANGUAGES = {
    "English": "anglais|inglés|английский",
    "French": "français|francés|французский",
    "Spanish": "espagnol|español|испанский",
    "Russian": "russe|ruso|русский",
    "Arabic": "arabe|árabe|арабский",
    "Chinese": "chinois|chino|китайский",
}
COMMITTEES = {
    "First Committee": "Première Commission|Primera Comisión|Первый комитет",
    "Second Committee": "Deuxième Commission|Segunda Comisión|Второй комитет",
    "Third Committee": "Troisième Commission|Tercera Comisión|Третий комитет",
    "Fourth Committee": "Quatrième Commission|Cuarta Comisión|Четвертый комитет",
    "Fifth Committee": "Cinquième Commission|Quinta Comisión|Пятый комитет",
    "Sixth Committee": "Sixième Commission|Sexta Comisión|Шестой комитет",
}
PRINCIPAL = re.compile("|".join([*ORGANS, *ORGANS.values(), *COMMITTEES.values()]))
"""An English "First Committee" is told by its form."""
DISTRIBUTED = re.compile(
    r"distr(?:ibution|\.)?\s*[.:]+\s*"
    rf"(?P<how>{'|'.join(f'{english}|{others}' for english, others in DISTRIBUTIONS.items())})?(?!\w)",
    re.IGNORECASE,
)
ORIGINAL = re.compile(
    r"(?:original|язык оригинала)\s*:\s*(?P<languages>[^\W\d_]+(?:(?:/|,\s?|\s(?:and|et|y|и)\s)[^\W\d_]+)*)",
    re.IGNORECASE,
)
LANGUAGE = re.compile(r"(?!(?:and|et|y|и)\b)[^\W\d_]+")
_ENGLISH = [
    (re.compile(f"{english}|{others}", re.IGNORECASE), english)
    for english, others in (ORGANS | COMMITTEES | DISTRIBUTIONS | LANGUAGES).items()
]


def in_english(words: str) -> str:
    """Return what an organ or a kind of distribution is called in English, if it is one of these."""
    return next((english for pattern, english in _ENGLISH if pattern.fullmatch(words)), words)


def language_in_english(name: str) -> str:
    """Return the English name of a language that is given in any of four."""
    return in_english(name).capitalize()
