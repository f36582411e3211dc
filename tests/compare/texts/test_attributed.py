"""Attributed: news that puts one thing in ever other words, told by who gives the numbers."""

import pytest

from factcheck.compare.texts.attributed import told_by_history
from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.pairing import compare_pairs


def compared(one, other, published=(None, None)):
    """What comparing two sentences comes to, each of a day."""
    documents = [Document(text, published=day) for text, day in zip((one, other), published, strict=True)]
    (found,) = compare_pairs([("1", *documents)])
    return found.outcome


TOLD = [
    (
        "The airline spoke of 68 passengers and crew on the turboprop that came down near Goma on Sunday.",
        "72 people were aboard the plane lost near Goma on Sunday, the aviation ministry has said.",
        "conflicts",
    ),
    (
        "The union counted 900 flights that stayed on the ground on Friday.",
        "The airline said it had called off 560 flights on Friday.",
        "conflicts",
    ),
    (
        "The museum had 1.2 million visitors in 2023, its director said.",
        "The culture ministry puts the number of people who came to the museum in 2023 at 900,000.",
        "conflicts",
    ),
    (
        "The ministry said 310 tonnes of fish died in the river in August.",
        "Anglers, by contrast, speak of 500 tonnes of dead fish in the river in August.",
        "conflicts",
    ),
    # nobody gives these numbers, and the words do not tell whether both are of one thing
    ("900 flights stayed on the ground on Friday.", "560 flights were called off on Friday.", "related"),
    # two places, two fates
    (
        "Cholera killed 41 people in Harare in October.",
        "Forty-one people died of cholera in Lusaka in October, the health minister told parliament.",
        "related",
    ),
    (
        "Fourteen people were killed in the coach crash near Pokhara.",
        "The coach crash near Pokhara left fourteen people injured, the hospital said.",
        "related",
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), TOLD)
def test_news(one, other, expected):
    """The same whichever comes first; the whole has the first relation that a pair of its figures has."""
    for a, b in ((one, other), (other, one)):
        outcome = compared(a, b)
        assert outcome.relation == expected, outcome.explanation
        relations = [pair.comparison.relation for pair in outcome.pairs]
        assert outcome.relation is min(relations, key=lambda relation: relation.rank)


def test_what_is_only_related_is_told_apart_by_its_reason():
    """Where words find no reason, history's is given with its figures."""
    outcome = compared(
        "Romania's farmers harvested 9.6 million tonnes of wheat this summer.",
        "The barley harvest in Romania reached 2 million tonnes this summer, the agriculture ministry said.",
    )
    assert (outcome.relation, outcome.reason) == ("related", "measure")
    assert [(pair.a.text, pair.b.text) for pair in outcome.pairs] == [("9.6 million", "2 million")]


def test_a_later_number_is_a_change():
    """Days that two texts come with count; without any both are of one day."""
    one = "Rangers had gathered 3,100 dead seabirds by 8 July, they said."
    other = "Rangers have collected 5,700 dead seabirds by 28 July, a spokesman said."
    assert compared(other, one, ("2023-07-28", "2023-07-10")).relation == "changed"


def test_no_figure_no_history():
    """Texts without numbers are left to words."""
    one, other = extract([Document("The bridge is closed."), Document("The bridge is open, the mayor said.")])
    assert told_by_history(one, other) is None
