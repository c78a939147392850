"""A catalogue that will not do is refused with the file, the line and the key."""

import time
from pathlib import Path

import pytest

from schemas.errors import UsageError
from tasks.catalog.reading import read_catalog
from tests.samples import DOCUMENTS

GOOD = """\
# Ours.
[[source]]
name = "papers"
kind = "files"
paths = ["a/*.html"]

[[source]]
name = "press"
kind = "listing"
urls = [
    "https://mfa.example/press",
]
link_pattern = '''
/press/[0-9]+'''
language = "ru"
min_documents = 1
max_documents = 10
seconds_between = 2
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "catalog.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_sample_is_a_catalogue() -> None:
    assert [each.name for each in read_catalog(DOCUMENTS / "catalog" / "catalog.toml").sources] == ["papers"]


def test_what_the_sample_says_in_comments_is_one_too(tmp_path: Path) -> None:
    lines = (DOCUMENTS / "catalog" / "catalog.toml").read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("# [[source]]"))
    shown = "\n".join(line.removeprefix("# ").removeprefix("#") for line in lines[start:])
    catalog = read_catalog(written(tmp_path, shown))
    assert [each.kind for each in catalog.sources] == ["urls", "listing", "feed", "sitemap"]


def test_all_sources_are_read_or_the_one_that_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    assert [each.name for each in read_catalog(path).sources] == ["papers", "press"]
    (press,) = read_catalog(path, "press").sources
    assert (press.language, press.min_documents, press.max_documents) == ("ru", 1, 10)
    with pytest.raises(UsageError, match="has no source 'speeches'; it has papers, press"):
        read_catalog(path, "speeches")


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('kind = "files"', 'kind = "folder"', 4, "key kind: it must be one of files, urls, listing"),
        ('kind = "files"\n', "", 2, "key kind: it must be one of"),
        (
            'paths = ["a/*.html"]',
            'pathes = ["a"]',
            2,
            "key paths: a source of kind files needs it",
        ),
        ('["a/*.html"]', '["a/*.html"]\nurls = []', 6, "key urls: a source of kind files has no such key"),
        ('"a/*.html"', '"../secret"', 5, "key paths: '../secret' must be a path below the folder"),
        ('"a/*.html"', '"/etc/passwd"', 5, "key paths: '/etc/passwd' must be"),
        ('"a/*.html"', '"~/x"', 5, "key paths: '~/x' must be"),
        ('"a/*.html"', "1", 5, "key paths: Input should be a valid string"),
        ("https://mfa.example/press", "ftp://mfa.example/", 10, "key urls: it must be an http or https"),
        ("https://mfa", "https://me:secret@mfa", 10, "without user and password"),
        ("/press/[0-9]+'''", "/press/([0-9]+'''", 13, "key link_pattern: no regular expression"),
        ('language = "ru"', 'language = "Russian"', 15, "key language: it must be two small letters"),
        ("min_documents = 1", "min_documents = -1", 16, "key min_documents: Input should be greater"),
        (
            "max_documents = 10",
            'max_documents = "10"',
            17,
            "key max_documents: Input should be a valid integer",
        ),
        ("min_documents = 1\n", "min_documents = 11\n", 7, "min_documents is greater than max_documents"),
        ('name = "press"', 'name = "papers"', 8, "key name: there is a source 'papers' already"),
        ('name = "press"', 'name = "a b"', 8, "key name: it must be up to 80 letters"),
        ("# Ours.", "title = 1", 1, "key title: a catalogue has only [[source]]"),
        ("# Ours.", "[title]", 1, "key title: a catalogue has only [[source]]"),
        ('name = "press"', 'name = "press', 8, "Illegal character"),
        ('name = "press"', "name = ", 8, "Invalid value"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_key(
    tmp_path: Path, old: str, new: str, line: int, told: str
) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(UsageError) as refused:
        read_catalog(path)
    message = str(refused.value)
    assert message.startswith(f"{path}:{line}: ") and told in message and "secret@" not in message


def test_every_mistake_is_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    mistaken = GOOD.replace("# Ours.", "owner = 'us'").replace("a/*.html", "/etc")
    mistaken = mistaken.replace("https://", "https://me:secret@").replace('"ru"', '"Russian"')
    mistaken = mistaken.replace('"press"', '"papers"')
    path = written(tmp_path, mistaken + "colour = 1\n\n[[source]]\nkind = 'folder'\n")
    with pytest.raises(UsageError) as refused:
        read_catalog(path)
    told = [str(refused.value), *refused.value.__notes__]
    assert [each.removeprefix(f"{path}:").split(": ")[:2] for each in told] == [
        ["1", "key owner"],
        ["5", "key paths"],
        ["8", "key name"],
        ["10", "key urls"],
        ["15", "key language"],
        ["19", "key colour"],
        ["22", "key kind"],
    ]
    assert not any("secret" in each for each in told)


def test_a_catalogue_of_mistakes_alone_is_told_in_time(tmp_path: Path) -> None:
    started = time.process_time()
    with pytest.raises(UsageError) as refused:
        read_catalog(written(tmp_path, "[[source]]\nkind = 1\n" * 20_000))
    assert len(refused.value.__notes__) == 19_999 and refused.value.__notes__[-1].startswith(
        f"{tmp_path / 'catalog.toml'}:40000: "
    )
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ":1: a catalogue is a list of [[source]]"),
        ("source = 1", ":1: a catalogue is a list of [[source]]"),
        ("[source]\nname = 'x'", ":1: a catalogue is a list of [[source]]"),
        (b"[[source]]\nname = '\xff'", ":2: a catalogue is in UTF-8"),
        ("[[source]]\nname = '''x", ":2: "),
    ],
)
def test_what_is_no_catalogue_is_told(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_catalog(written(tmp_path, text))
    assert told in str(refused.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file or directory: name a catalogue"):
        read_catalog(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="Is a directory"):
        read_catalog(tmp_path)


@pytest.mark.parametrize("value", ["9" * 5_000, "[" * 100_000], ids=["digits", "nesting"])
def test_a_value_that_no_parser_takes_is_told_as_a_mistake(tmp_path: Path, value: str) -> None:
    path = tmp_path / "catalogue.toml"
    path.write_text(f"number = {value}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"catalogue.toml:\d"):
        read_catalog(path)
