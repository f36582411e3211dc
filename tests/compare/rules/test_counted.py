"""Counted: whether two questions count one thing."""

import pytest

from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import State
from factcheck.compare.rules.counted import measure_state, reported_and_reckoned
from factcheck.compare.rules.gate import other_thing

WELL = ("A well costs 6,000 euros.", "6,000", "well", "cost")


@pytest.fixture
def question(answer):
    """The question of a sum of euros: its sentence, the number, the noun and the verb."""

    def make(sentence, number, measure, event, unit="EUR"):
        return question_of(answer(sentence, number, measure=measure, event=event, unit=unit))

    return make


@pytest.mark.parametrize(
    ("other", "state", "apart"),
    [
        (("The true price of a well was 13,800 euros.", "13,800", "price of a well", "be"), State.MATCH, False),
        (("They drilled a well, and the bill came to 9,000 euros.", "9,000", "bill", "come"), State.MATCH, False),
        (("The bill came to 9,000 euros.", "9,000", "bill", "come"), State.UNKNOWN, False),
        (("A tent costs 150 euros.", "150", "tent", "cost"), State.DIFFER, True),
        (("Revenue came to 9,000 euros.", "9,000", "revenue", "come"), State.DIFFER, True),
    ],
)
def test_what_a_thing_costs_is_its_price(question, other, state, apart):
    """A bill may be of anything that costs, unless its sentence says of what; a tent is no well, nor revenue a cost."""
    a, b = question(*WELL), question(*other)
    assert measure_state(a, b)[0] == measure_state(b, a)[0] == state
    assert other_thing(a, b) == other_thing(b, a) == apart


def test_nothing_happens_to_what_has_a_price(question):
    """A cost that "has reached" a sum is no number of those that came anywhere."""
    asked = question("The cost of the war has reached 200 euros.", "200", "cost of the war", "reach")
    assert (asked.event, asked.kind) == (None, "stock")


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("Governments had reported 5.4 million deaths for these months.", "5.4 million", True),
        ("Almost seven million deaths have been reported, but the toll is at least 20 million.", "20 million", False),
        ("In these months 5.4 million people died.", "5.4 million", False),
    ],
)
def test_deaths_reported_are_none_that_somebody_reckoned(answer, sentence, number, expected):
    """Whose number it is that was reported must be plain."""
    reckoned = "The real death toll was 14.9 million, the UN health body has calculated."
    a = question_of(answer(reckoned, "14.9 million", low=14.9e6, measure="death toll"))
    b = question_of(answer(sentence, number, low=5.4e6, measure="deaths", source="Two"))
    assert reported_and_reckoned(a, b) is reported_and_reckoned(b, a) is expected
