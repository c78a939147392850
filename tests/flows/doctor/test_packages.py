import pytest

from flows.doctor.packages import check_packages, package_check, python_check, unconditional


def test_every_package_that_is_asked_for_is_looked_at():
    subjects = {each.subject for each in check_packages()}
    assert {"Python", "prefect", "duckdb", "pdfplumber", "pydantic", "fastapi", "sqlalchemy"} <= subjects


def test_packages_of_an_extra_are_not_asked_for():
    assert unconditional(["duckdb<3,>=2.0", 'pytest>=8; extra == "test"']) == ["duckdb<3,>=2.0"]


@pytest.mark.parametrize(
    ("requirement", "found"),
    [
        ("fastapi<0.151", "0.150.4"),
        ("duckdb<3,>=2.0", "2.0.0"),
        ("duckdb<3,>=2.0", "2.10.1"),
        ("prefect<3.10,>=3.8.8", "3.9.1rc1"),
        ("certifi", "2026.1"),
    ],
)
def test_a_version_within_the_bounds_is_good(requirement, found):
    assert package_check(requirement, found).state == "good"


@pytest.mark.parametrize(
    ("requirement", "found"),
    [
        ("fastapi<0.151", "0.151"),
        ("sqlalchemy<2.1", "2.1.0b1"),
        ("duckdb<3,>=2.0", "1.4.4"),
        ("duckdb", None),
    ],
)
def test_another_version_is_broken_and_the_advice_is_a_command(requirement, found):
    check = package_check(requirement, found)
    assert check.state == "broken"
    assert check.advice == f"python -m pip install --upgrade '{requirement}'"


def test_a_python_too_old_for_duckdb_is_broken():
    assert python_check((3, 10, 14)).state == "broken"
    assert python_check((3, 14, 0)).state == "good"
