from flows.cli.printing.table import Column, table
from flows.cli.printing.terminal import display_width, shortened, visible, wrapped


def test_the_least_important_column_gives_way_first(monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    made = table([Column("a", importance=2), Column("b", importance=1)], [["x" * 20, "y" * 20]])
    assert made.lines[1] == "x" * 20 + "  " + "y" * 7 + "…"
    assert made.hidden == []


def test_a_column_without_room_is_hidden_and_named(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    columns = [Column("a", importance=2, minimum=15), Column("b", importance=1, minimum=10)]
    made = table(columns, [["x" * 15, "y" * 10]])
    assert made.hidden == ["b"]


def test_wide_and_combining_characters_keep_the_columns_straight(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    made = table([Column("a"), Column("b")], [["漢字", "1"], ["é", "2"], ["Тарн", "3"]])
    assert {display_width(line.rpartition("  ")[0]) for line in made.lines[1:]} == {4}


def test_a_wide_character_is_never_cut_in_half():
    assert shortened("漢字漢字", 6) == "漢字…"


def test_escapes_show_controls_and_overrides_but_leave_letters_alone():
    assert visible("a\x1b[0m\u202e\n\ud800") == r"a\x1b[0m\u202e\n\ud800"
    letters = "Тарнская долина — “ǅ” می‌خواهم 漢字 é"
    assert visible(letters) == letters


def test_long_words_stick_out_unless_they_may_be_broken():
    assert wrapped("ab " + "x" * 12, 10) == ["ab", "x" * 12]
    assert wrapped("ab " + "x" * 12, 10, breaks=True) == ["ab", "x" * 10, "xx"]
    assert wrapped("漢" * 8, 10, breaks=True) == ["漢" * 5, "漢" * 3]


def test_blanks_at_the_start_of_a_line_stay():
    assert wrapped("  ab cd", 6, "  ") == ["  ab", "  cd"]
