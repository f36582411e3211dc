"""Contrasts: two numbers that one document sets side by side."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Document
from factcheck.claims import answers
from factcheck.compare.contrasts import Contrasts
from factcheck.compare.questions.questions import question_of
from factcheck.extract.extractor import extract

RAISED = "Peru raised its death toll to 180,764 from 69,342 on Monday."
SPLIT = "Some 40,000 people marched, the interior ministry said. Some 60,000 marched, said the Teachers Federation."
DATED = "On 2 May the camp held 5,000 people. On 9 May it held 7,000 people. Some 12 clinics are shut."


def _figures(*texts):
    found = extract([Document(text, key=f"d{n}", published="2024-05-14") for n, text in enumerate(texts)])
    return [a for e in found for claim in e.claims for a in answers(e, claim) if a.figure is not None]


def _told(_one, _other):
    return 0.8, 0.3


def _evidence(found, one, other, sure=1.0):
    days = np.array([question_of(a).period.last.toordinal() for a in found], dtype=float)
    values = [a.figure.low for a in found]
    ours, theirs = (np.array([sure if value == number else 0.0 for value in values]) for number in (one, other))
    return Contrasts(found, days).evidence(ours, theirs, values.index(other), _told)


def test_a_number_that_replaces_another():
    """Which of the two has been left behind is told by the words before them; seen from the other side it is turned."""
    found = _figures(RAISED)
    new, old = _evidence(found, 180_764, 69_342), _evidence(found, 69_342, 180_764)
    assert new["contrasted"] == new["contrasted in theirs"] == 1
    assert new["contrast former"] == pytest.approx(-1 / 1.2) == -old["contrast former"]
    assert new["contrast in one sentence"] == pytest.approx(1 / 1.2)
    assert new["contrast of one question"] == pytest.approx(0.8 / 1.2)
    assert new["contrast changed"] == pytest.approx(0.3 / 1.2)


def test_two_voices():
    """Who gives the two numbers: two houses, of one noun, in two sentences."""
    found = _evidence(_figures(SPLIT), 40_000, 60_000)
    assert found["contrast of two voices"] > 0 == found["contrast of one voice"]
    assert found["contrast of one noun"] > 0 == found["contrast of two nouns"]
    assert found["contrast in one sentence"] == 0


def test_two_days():
    """A document that has both numbers, each with its day, tells that time has gone on."""
    found = _evidence(_figures(DATED), 7000, 5000)
    assert found["contrast later"] > 0 < found["contrast of other days"]
    assert found["contrast told later"] > 0
    assert _evidence(_figures(DATED), 5000, 7000)["contrast later"] < 0


def test_numbers_of_two_documents_are_no_contrast():
    """Nothing is told where no one text has both."""
    assert not any(_evidence(_figures(*RAISED.split(" from ")), 180_764, 69_342).values())


@given(st.floats(0, 1))
def test_the_less_likely_the_less_is_told(sure):
    """A figure that may only be of the question weighs as much as it is likely."""
    found = _evidence(_figures(RAISED), 180_764, 69_342, sure)
    assert found["contrasted"] == pytest.approx(sure**2)
    assert 0 <= found["contrast in one sentence"] < 1


@settings(deadline=None)
@given(st.permutations(range(3)))
def test_the_order_of_figures_does_not_matter(order):
    """Figures come as search finds them."""
    found = _figures(DATED)
    assert len(found) == 3
    turned = _evidence([found[n] for n in order], 7000, 5000)
    assert turned == pytest.approx(_evidence(found, 7000, 5000))
