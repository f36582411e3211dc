"""Which dispute comes first: each of the four parts on its own."""

from datetime import date

import pytest

from factcheck.compare.disputes.conflicts import find_disputes
from factcheck.compare.disputes.ranking import Weighed, newest_day, trust_in

TODAY = date(2023, 7, 20)
PLAIN = Weighed(2, 0.3, date(2023, 7, 1), 0.5)


@pytest.mark.parametrize(
    ("field", "more"),
    [("origins", 4), ("gap", 0.9), ("newest", date(2023, 7, 19)), ("trust", 1.0)],
)
def test_each_part_raises_the_importance(field, more):
    """More origins, a wider gap, newer numbers, better sources: each comes first, other things being equal."""
    from dataclasses import replace

    assert replace(PLAIN, **{field: more}).importance(TODAY) > PLAIN.importance(TODAY)


@pytest.mark.parametrize("today", [None, TODAY])
def test_importance_is_between_0_and_1(today):
    """Whatever the parts are."""
    worst = Weighed(40, 7.0, date(2023, 7, 20), 1.0)
    assert 0.0 <= Weighed(1, 0.0, None, 0.0).importance(today) <= worst.importance(today) <= 1.0


def test_days_and_grades_of_answers(answer):
    """The newest day counts, and the two best grades; without grades nothing is known."""
    old, new = answer("It was 7.", "7", published="2023-01-02"), answer("It was 8.", "8", published="2023-05")
    grades = {old.id: 1.0, new.id: None}
    assert newest_day([old, new]) == date(2023, 5, 31)
    assert trust_in([old, new], lambda a: grades[a.id]) == 0.75
    assert trust_in([old, new], None) == 0.5


def test_the_source_relied_on_comes_first(answer):
    """Of two disputes that are alike but for a grade, the graded one is listed first."""

    def toll(place, number, source):
        sentence = f"The flood killed {number} people in {place}."
        return answer(sentence, number, source=source, measure="people", event="kill", place=place, subject="flood")

    told = [toll("Derna", "900", "One"), toll("Derna", "400", "Two"),
            toll("Lima", "900", "Three"), toll("Lima", "400", "Four")]  # fmt: skip
    for best in ("One", "Three"):
        found = list(find_disputes(told, trust=lambda a, best=best: 1.0 if a.document.source == best else None))
        assert found[0].answers[0].document.source == best
        assert len(found) == 2
