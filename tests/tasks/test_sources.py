"""What targets come to: each file once, under its URI, and nothing that should not be touched."""

import os
from pathlib import Path
from socket import AF_UNIX, socket
from urllib.parse import unquote, urlsplit

import pytest

from schemas.errors import UsageError
from tasks.obstacles import LEADS_OUT, LINK_TO_ITSELF, LINK_TO_NOTHING, RETRY
from tasks.sources import find_sources


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with files of all sorts."""
    folder = tmp_path / "papers"
    (folder / "sub" / ".hidden folder").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden", "sub/.hidden folder/d.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def names(*targets: object, archive: Path = Path("/nowhere")) -> list[str]:
    return [source.path.name for source in find_sources(map(str, targets), archive)]


def test_a_folder_is_walked_through_and_hidden_entries_are_passed_over(papers: Path) -> None:
    assert names(papers) == ["a.txt", "b.txt", "c.md"]


def test_hidden_entries_are_known_but_for_the_archive_and_what_lies_in_them(papers: Path) -> None:
    (papers / ".archive").mkdir()
    (papers / "sub" / ".hidden" / "within").mkdir(parents=True)
    hidden: list[Path] = []
    find_sources([str(papers)], papers / ".archive", hidden)
    assert {str(path.relative_to(papers)) for path in hidden} == {
        ".hidden",
        "sub/.hidden folder",
        "sub/.hidden",
    }


def test_a_hidden_file_that_is_named_is_taken(papers: Path) -> None:
    assert names(papers / ".hidden") == [".hidden"]


def test_globs_name_files_and_folders(papers: Path) -> None:
    assert names(f"{papers}/*.txt") == ["a.txt", "b.txt"]
    assert names(f"{papers}/**/*.md") == ["c.md"]
    assert names(f"{papers}/s*") == ["c.md"]


def test_a_file_named_twice_is_one_source(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(papers)
    assert names("a.txt", papers, "./a.txt", papers / "sub" / ".." / "a.txt") == ["a.txt", "b.txt", "c.md"]


def test_the_archive_itself_is_passed_over(papers: Path) -> None:
    archive = papers / "archive"
    (archive / "originals").mkdir(parents=True)
    (archive / "originals" / "abc").write_text("bytes", encoding="utf-8")
    assert names(papers, archive=archive) == ["a.txt", "b.txt", "c.md"]


def test_a_glob_leads_into_the_archive_only_where_it_begins_there(papers: Path) -> None:
    archive = papers / "archive"
    (archive / "originals").mkdir(parents=True)
    (archive / "originals" / "abc.txt").write_text("bytes", encoding="utf-8")
    (papers / "way in").symlink_to("archive")
    assert names(f"{papers}/**/*.txt", archive=archive) == ["a.txt", "b.txt"]
    assert names(f"{papers}/*", archive=archive) == ["a.txt", "b.txt", "c.md"]
    assert names(f"{archive}/originals/*.txt", archive=archive) == ["abc.txt"]
    assert names(f"{papers}/*.txt", archive=papers) == ["a.txt", "b.txt"]
    with pytest.raises(UsageError, match="is the archive itself"):
        names(archive, archive=archive)


@pytest.mark.parametrize(
    "name", ["a[1].txt", "a*.txt", "what?.txt", "two\nlines.txt", "жук ß.txt", "100%20.txt", "#1.txt"]
)
def test_a_file_of_an_odd_name_is_found_by_it_and_its_uri_leads_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("x", encoding="utf-8")
    (tmp_path / "a1.txt").write_text("another", encoding="utf-8")
    (source,) = find_sources([str(path)], Path("/nowhere"))
    assert source.path == path
    assert unquote(urlsplit(source.uri).path) == str(path)


def test_a_name_that_is_not_utf_8_is_a_source(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"x")
    (source,) = find_sources([str(tmp_path)], Path("/nowhere"))
    assert source.uri.endswith("/caf%E9.txt")
    assert source.uri.isascii()


def test_what_is_no_regular_file_has_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with socket(AF_UNIX) as bound:
        bound.bind(os.fspath(tmp_path / "socket"))
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    problems = {
        source.path.name: source.problem for source in find_sources([str(tmp_path)], Path("/nowhere"))
    }
    assert (problems["fifo"] or "").startswith("is a pipe and not a regular file")
    assert (problems["socket"] or "").startswith("is a socket and not a regular file")
    assert problems["dangling"] == LINK_TO_NOTHING
    assert all((told or "").count(";") == 1 and (told or "").endswith(RETRY) for told in problems.values())


def test_links_are_followed_within_a_folder_and_told_where_they_lead_out(tmp_path: Path) -> None:
    folder, other = tmp_path / "papers", tmp_path / "other"
    (folder / "sub").mkdir(parents=True)
    other.mkdir()
    (folder / "sub" / "a.txt").write_text("a", encoding="utf-8")
    (other / "secret.txt").write_text("b", encoding="utf-8")
    (folder / "inside").symlink_to("sub/a.txt")
    (folder / "folder inside").symlink_to("sub")
    (folder / "up and back").symlink_to("../papers")
    (folder / "outside").symlink_to(other / "secret.txt")
    (folder / "folder outside").symlink_to("../other")
    (folder / "device").symlink_to("/dev/zero")
    (folder / "circle").symlink_to("circle")
    (folder / ".hidden" / "within").mkdir(parents=True)
    (folder / ".hidden" / "b.txt").write_text("b", encoding="utf-8")
    (folder / "shown folder").symlink_to(".hidden")
    (folder / "shown folder within").symlink_to(".hidden/within")
    (folder / "shown file").symlink_to(".hidden/b.txt")
    found = {source.path.name: source.problem for source in find_sources([str(folder)], Path("/nowhere"))}
    assert found.pop("circle") == LINK_TO_ITSELF
    assert found == {
        "a.txt": None,
        "inside": None,
        "outside": LEADS_OUT,
        "folder outside": LEADS_OUT,
        "device": LEADS_OUT,
        "shown folder": LEADS_OUT,
        "shown folder within": LEADS_OUT,
        "shown file": None,
    }
    named = find_sources([str(folder / "outside"), f"{folder}/folder out*"], Path("/nowhere"))
    assert [source.problem for source in named] == [None, None]


def test_a_link_into_the_archive_is_passed_over_with_it(papers: Path) -> None:
    archive = papers / "archive"
    (archive / "originals").mkdir(parents=True)
    (archive / "originals" / "abc.txt").write_text("bytes", encoding="utf-8")
    (papers / "folder").symlink_to("archive/originals")
    (papers / "file").symlink_to("archive/originals/abc.txt")
    assert names(papers, archive=archive) == ["a.txt", "b.txt", "c.md"]


def test_folders_may_be_as_deep_as_paths_are_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deeper than Python recurses, and then deeper than a path may be long, which is told."""
    monkeypatch.chdir(tmp_path)
    for depth in range(2100):
        if depth == 1500:
            Path("deep.txt").touch()
        os.mkdir("d")
        os.chdir("d")
    deepest, deep = find_sources([str(tmp_path)], Path("/nowhere"))
    # What clears away old folders of tests recurses, and would fail on these.
    for depth in reversed(range(2100)):
        os.chdir("..")
        os.rmdir("d")
        if depth == 1500:
            Path("deep.txt").unlink()
    assert (deep.path.name, deep.problem) == ("deep.txt", None)
    assert deepest.problem and deepest.problem.startswith("cannot be looked into: File name too long; move")


def test_a_file_may_be_named_like_a_home_folder(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(papers)
    Path("~$letter.txt").touch()
    assert names("~$letter.txt") == ["~$letter.txt"]
    with pytest.raises(UsageError, match="no such file"):
        names("~nobody/at all.txt")


def test_a_name_of_255_bytes_is_a_source(tmp_path: Path) -> None:
    (tmp_path / ("é" * 127 + "a")).touch()
    assert names(tmp_path) == ["é" * 127 + "a"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_folder_that_cannot_be_looked_into_is_a_problem_and_not_silence(papers: Path) -> None:
    (papers / "sub").chmod(0)
    problems = [source.problem for source in find_sources([str(papers)], Path("/nowhere")) if source.problem]
    (papers / "sub").chmod(0o755)
    assert problems == [
        f"cannot be looked into: Permission denied; let the account that runs this read it, {RETRY}"
    ]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("/nowhere/at/all.txt", "no such file or folder"),
        ("/nowhere/*.txt", "matches nothing"),
        ("ftp://x.example/a.txt", "ftp addresses are not fetched"),
        ("http", "http: no such file or folder"),
    ],
)
def test_a_target_that_names_nothing_is_a_usage_error(target: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        find_sources([target], Path("/nowhere"))


def test_a_folder_named_like_a_scheme_is_a_folder(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(papers)
    Path("https").mkdir()
    Path("https/e.txt").touch()
    assert names("https") == ["e.txt"]


def test_an_empty_folder_comes_to_nothing(tmp_path: Path) -> None:
    assert find_sources([str(tmp_path)], Path("/nowhere")) == []


def test_sources_are_in_the_order_of_their_uris(papers: Path) -> None:
    found = [source.uri for source in find_sources([str(papers / "sub"), str(papers)], Path("/nowhere"))]
    assert found == sorted(found)
