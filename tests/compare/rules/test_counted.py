"""Counted: whether two questions count one thing."""

import pytest

from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import State
from factcheck.compare.rules.counted import measure_state
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
