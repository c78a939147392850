"""What is doubtful is said with its evidence and changed by no rule."""

from tasks.clean.clean import clean
from tasks.clean.misread_names import variants_of
from tasks.clean.suggestions import suggestions

NAMED = (
    "Honor Daghlyq left the harbour. The boat of Daghlyq came back. They asked Daghlyq why, and Daghlyq said "
    "nothing; Daghlyq never did. "
)


def test_a_name_one_letter_from_a_frequent_one_is_suggested_not_changed() -> None:
    draft = clean(NAMED + "So Daghylyq was gone, and Daghlyn too.")
    (found,) = suggestions(draft)
    assert draft.text[found.text_start : found.text_end] == "Daghylyq"
    assert (found.rule, found.severity, found.value) == ("name_variant", "suggestion", "Daghlyq")
    assert found.message == "Daghylyq stands once, Daghlyq 5 times in this document"


def test_inflected_names_other_words_and_names_that_come_back_are_no_variants() -> None:
    assert variants_of(NAMED + "Daghlyqs and Maghlyq, and Daghyyq and Daghyyq again.") == []
    russian = (
        "Тавария и Тавария и Тавария и Тавария, Таварии, Таварию, Таварией. Товары, но тавория: Тавория."
    )
    assert variants_of(russian) == []


def test_variants_are_found_in_time_that_grows_with_the_text_alone() -> None:
    names = "".join(
        f"Abcdefg{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}x " for number in range(30_000)
    )
    assert variants_of(names) == []


def test_a_misreading_with_too_little_evidence_is_suggested() -> None:
    scanned = (
        "It was said by tbe keeper tbat the light had been out for two nights, aud that no one in the "
        "village knew wby. The master sent his son to the rock, wbo found the door open and tbe lamp cold. "
    )
    draft = clean(scanned + "They saw the Lanip of it there.")
    found = {draft.text[each.text_start : each.text_end]: each for each in suggestions(draft)}
    assert "by the keeper" in draft.text and "the Lanip of it" in draft.text
    assert found["Lanip"].value == "Lamp" and found["Lanip"].message == "Lanip may be a misreading of Lamp"
