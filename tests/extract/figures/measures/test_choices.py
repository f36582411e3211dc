"""Which candidate a number measures: trees weigh, the rules keep the last word where others are hardly likelier."""

import pytest

from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.extract.figures.measures import choices
from factcheck.extract.figures.measures.candidates import Candidate
from factcheck.extract.trees import read

TREES = {
    "names": ["in title", "word", "kind"],
    "words": {"harvest": [9, 10], "harvest/0": [9, 10]},
    "depth": 2,
    "trees": [[[0, 0.5, 1, 2], 0.25, 3.0], [[1, 0.5, 1, 2], -1.5, [2, 0.5, 3, 4], 1.0, 2.0]],
}


def candidate(phrase, kind=0.0, **own):
    """A candidate of a number of some kind."""
    return Candidate(phrase, {name.replace("_", " "): value for name, value in own.items()}, {"kind": kind})


def test_a_word_never_seen_is_as_likely_as_any():
    """Without cases the usual share stands in, and cases move it slowly."""
    words = {"harvest": (9, 10)}
    assert choices.of_word(candidate("people"), words)["word"] == choices.USUAL
    assert choices.USUAL < choices.of_word(candidate("harvest"), words)["word"] < 0.9
    assert choices.of_word(candidate("harvest"), words)["word, cases"] == 10


def test_the_rules_stand_unless_another_is_far_likelier():
    """A candidate takes the place of the rules' answer by a margin only, and of none at all from LEAST on."""
    weights = read(TREES)
    far = [candidate("people", given=1.0), candidate("harvest", in_title=1.0)]
    near = [candidate("people", given=1.0), candidate("cows")]
    assert choices.likeliest(far, "people", weights) == "harvest"
    assert choices.likeliest(near, "people", weights) == "people"
    assert choices.likeliest([candidate("cows")], None, weights) is None
    assert choices.likeliest([candidate("harvest", in_title=1.0)], None, weights) == "harvest"
    assert choices.likeliest([], "people", weights) == "people"


def test_no_measure_is_longer_than_its_sentence_or_invented():
    """Whatever is chosen are words of the text."""
    text = (
        "Police counted 3,000 at the gates; for the clubs it was rather 9,500. Tickets: 410. The stand was built for "
        "12,000, the mayor said, and the works, which cost €4 million instead of 3, took two years longer."
    )
    (found,) = extract([Document(text, title="Crowd at the derby", published="2026-05-04")])
    for figure in found.figures:
        for word in (figure.measure or "people").split():
            assert word in text.lower() or word == "people"


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Laboratories destroyed: nearly 5,500.", ["laboratories"]),
        ("Police counted 3,000 at the gates; for the clubs it was rather 9,500.", [None, None]),
        ("The march drew 12,000 people, the police said. The organisers spoke of 40,000.", ["people", "people"]),
        ("Some 420 thousand visitors came. The tax office thinks 298 is still generous.", ["visitors", "visitors"]),
        ("They have a $3,500 a month mortgage.", ["mortgage"]),
        ("How many nurses walked out? Roughly 2,600, says the union; 1,900, the ministry.", ["nurses", "nurses"]),
        ("The government would rather talk about beds. On Monday it was 490.", ["beds"]),
        ("The town quarrels over its drones. The mayor counted 31 on Friday.", ["drones"]),
        ("Twelve ferries sank. Of the crews, 90 were saved.", ["ferries", "crews"]),
        (
            "In the U.S., about 28% of the population of 105 million became infected, and 500,000 to 675,000 died.",
            ["population", "population", "people"],
        ),
    ],
)
def test_choices_of_the_weights_we_ship(text, measures):
    """What is named far from the number is found, and what only counts is not what is counted."""
    (found,) = extract([Document(text, published="2026-05-04")])
    assert [figure.measure for figure in found.figures] == measures
