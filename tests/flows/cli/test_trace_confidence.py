"""What a trace says of how sure OCR was of the words."""

from flows.cli.trace.pages import reading_confidence


def page(*words):
    described = [{"word": word, "confidence": confidence} for word, confidence in words]
    return {"boxes": [{"words": described}]}


def test_the_mean_and_the_word_it_was_least_sure_of():
    found = reading_confidence([page(("Dear", 0.9), ("Minlster", 0.42)), page(("yours", 0.96))])
    assert found == {"mean": 0.76, "lowest": 0.42, "lowest_word": "Minlster"}


def test_nothing_where_no_engine_says():
    assert reading_confidence([page(("Dear", None))]) is None
    assert reading_confidence([]) is None
