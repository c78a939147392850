"""A form filled in anew is told from a text that has changed."""

from tasks.match.template import is_template

CLAUSES = """{0}. Decides that the ferry between the two ports shall be served by three vessels;
{1}. Requests the harbour master to report to the Council on it before the end of May;
{2}. Invites the municipalities to share the cost of the piers according to their means;
{3}. Decides to remain seized of the matter."""
FORM = "Seat {0}, row {1}, gate {2}: {3} florins, paid on {4} May."


def test_the_same_frame_around_other_figures_is_one() -> None:
    assert is_template(FORM.format(12, 4, 2, 300, 17), FORM.format(81, 6, 3, 450, 18))


def test_clauses_that_are_numbered_anew_are_none() -> None:
    assert not is_template(CLAUSES.format(3, 4, 5, 6), CLAUSES.format(4, 5, 6, 7))


def test_a_date_is_one_figure_however_it_is_written() -> None:
    text = "By the note of {0} the Embassy asked for 14 berths and 3 pilots."
    for dates in (("12 March 2019", "13 April 2020"), ("2019-03-12", "2020-04-13"), ("12/03/19", "13/04/20")):
        assert not is_template(*(text.format(each) for each in dates))
