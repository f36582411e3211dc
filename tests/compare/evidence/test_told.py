"""Numbers that one text gives of the other: where they stand, and what is no such number."""

import pytest

from factcheck.claims import Answer, Claim, Figure
from factcheck.compare.evidence.told import numbers_in, told
from factcheck.documents import Document


def _answer(text, number, value):
    start = text.index(number)
    first = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    last = text.find(". ", start)
    last = len(text) if last < 0 else last + 1
    figure = Figure(start, start + len(number), number, value, value)
    return Answer(Document(text), Claim(first, last, text[first:last]), figure)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,284,000 were cut off in 2024, of 1.47 million", {1_284_000, 1_470_000}),
        ("2,000 fans and 38.5% of 12 groups", {2_000, 38.5, 12}),
        ("in 1999 and 2023, T-72 tanks", set()),
        ("$3bn, then 40-thousand", {3e9, 40_000}),
        ("nobody came", set()),
    ],
)
def test_numbers_but_years_are_read(text, values):
    """Digits with their magnitude word; a year counts only where it is one of something."""
    assert numbers_in(text).distinct == values


def test_numbers_lie_in_order_of_size_with_their_places():
    """What is looked for is found by its size."""
    text = "900 of 12 of 45"
    found = numbers_in(text)
    assert found.values == (12, 45, 900)
    assert [text[start:].split(maxsplit=1)[0] for start in found.starts] == ["12", "45", "900"]


LATER = "The office counted 1,284,000 customers. The operator had spoken of 1.2 million. Rain fell."


@pytest.mark.parametrize(
    ("other", "sentence", "near", "document", "telling"),
    [
        ("Around 1.2 million are without power", 0, 1, 1, 1),
        ("Around 1.5 million are without power", 0, 0, 0, 0),
    ],
)
def test_a_text_that_names_the_other_number(other, sentence, near, document, telling):
    """A number of the other text that stands beside the own one, in its sentence or not."""
    new, old = _answer(LATER, "1,284,000", 1_284_000), _answer(other, other.split()[1], float(other.split()[1]) * 1e6)
    found = told(new, old)
    assert found == told(old, new)
    assert found["number in other sentence"] == sentence
    assert found["number near other"] == near
    assert found["number in other document"] == document
    assert found["telling number in other document"] == telling


def test_a_number_in_the_sentence_itself():
    """Two counts set against each other in one breath; a round one is seen but tells little."""
    text = "It was 900 by the union's count, 300 by the ministry's"
    new, old = _answer(text, "900", 900), _answer("The ministry counts 300 strikers", "300", 300)
    found = told(new, old)
    assert (found["number in other sentence"], found["telling number in other sentence"]) == (1, 0)


def test_the_own_number_tells_nothing():
    """Two texts with one number have not named each other's."""
    found = told(_answer("There were 4,512 dead", "4,512", 4_512), _answer("The toll is 4,512", "4,512", 4_512))
    assert found["number in other document"] == 0
    assert found["numbers shared"] == 1
