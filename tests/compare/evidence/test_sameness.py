"""Which forest tells of a pair: by whether its numbers fit, and whether one of its documents is long."""

import math

import pytest

from factcheck.compare.conversion import quantities
from factcheck.compare.evidence.evidence import evidence
from factcheck.compare.evidence.perceptron import perceptron
from factcheck.compare.evidence.sameness import Averaged, Forest, forests
from factcheck.compare.questions.questions import question_of
from factcheck.compare.rules.gate import by_rules
from factcheck.compare.rules.ruling import ruling

ASIDE = (
    "\n\nThe mayor opened the library in the old mill, and the choir sang until the rain began to fall on the square."
)
LONG = ASIDE * 20


def evidence_on(new, old):
    """All evidence on two figures in one unit."""
    a, b, numbers = question_of(new), question_of(old), quantities(new.figure, old.figure)
    verdict = by_rules(a, b)
    return evidence(new, old, a, b, numbers, verdict, ruling(new, old, a, b, verdict, *numbers)[0])


@pytest.mark.parametrize(
    ("number", "aside", "forest"),
    [
        ("412", "", "same"),
        ("530", "", "apart"),
        ("412", LONG, "same_at_length"),
        ("530", LONG, "apart_at_length"),
    ],
)
def test_the_forest_that_tells(answer, number, aside, forest):
    """Numbers that fit and that do not, of two short reports and where one text is long."""
    slots = {"measure": "people", "event": "kill", "place": "Armenia"}
    new = answer("The quake in Armenia killed 412 people, the ministry said.", "412", **slots)
    old = answer(f"The quake in Armenia killed {number} people, the army said.{aside}", number, **slots)
    found = evidence_on(new, old)
    assert forests().one_question(found) == getattr(forests(), forest).probability(found)


def test_a_forest_and_a_network_are_averaged():
    """On the scale of odds: 3 to 1 and 1 to 3 are even."""
    leaf = Forest(math.log(3), ())
    network = perceptron({"evidence": [["days apart", 0.0, 1.0]], "layers": [[[0.0, -math.log(3)]]]})
    assert Averaged(leaf, network).probability({"days apart": 4.0}) == pytest.approx(0.5, abs=1e-6)
