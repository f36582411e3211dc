"""Which time a figure is of where no date of its sentence tells: trees weigh, the rules keep what they know."""

import pytest

from factcheck.claims import Figure, Role
from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.extract.figures.times import choices
from factcheck.extract.figures.times.candidates import Candidate, Candidates, one_time
from factcheck.extract.figures.times.choices import is_open, likeliest, odds_of, word_keys
from factcheck.extract.figures.times.times import By
from factcheck.extract.trees import read
from factcheck.text.dates.periods import Period

SILENT = {"names": [], "words": {}, "depth": 0, "trees": [[-9.0]]}
TREES = {"names": ["near"], "words": {}, "depth": 2, "trees": [[[0, 0.5, 1, 2], -1.0, [0, 1.5, 3, 4], 2.0, 3.0]]}
DAY, EVE, YEAR = (Period.of(text) for text in ("2026-05-04", "2026-05-03", "2021"))


def candidates(*found, kind="text"):
    """The candidates of a figure, each with how near it is."""
    return Candidates({}, (), tuple(Candidate(period, kind, {"near": near}) for period, near in found))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2026-05-04", "2026-05-04", True),
        ("2026-05-01/2026-05-04", "2026-05-04", True),
        ("2026-05-01/2026-05-06", "2026-05-02/2026-05-05", True),
        ("2026", "2026-05-04", False),
        ("2026-05-04", "2026-05-05", False),
    ],
)
def test_one_time(one, other, same):
    """Stretches that end on one day, or share a good part of their days."""
    assert one_time(Period.of(one), Period.of(other)) is same
    assert one_time(Period.of(other), Period.of(one)) is same


def chosen(found, given):
    """The time that some weights choose."""
    (odds,) = odds_of([found], read(TREES))
    return likeliest(found, given, odds)


def test_the_rules_stand_unless_another_is_likelier():
    """By a margin, by a larger one if the rules have put a date of the sentence aside, and where they say nothing."""
    assert chosen(candidates((DAY, 0.0), (YEAR, 2.0)), DAY) == YEAR
    assert chosen(candidates((DAY, 2.0), (YEAR, 0.0)), DAY) is None
    assert chosen(candidates((DAY, 1.0), (YEAR, 1.0)), DAY) is None
    assert chosen(candidates((DAY, 1.0), (YEAR, 2.0)), DAY) == YEAR
    near = Candidates({}, (), (Candidate(DAY, "news", {"near": 1.0}), Candidate(YEAR, "sentence", {"near": 1.2})))
    assert chosen(near, DAY) is None
    assert chosen(candidates((YEAR, 2.0)), None) == YEAR
    assert chosen(candidates((YEAR, 0.0)), None) is None
    assert chosen(candidates(), None) is None


def test_times_that_are_one_add_up():
    """Two days that hold much of one stretch speak for it together."""
    both = Period(EVE.first, DAY.last)
    assert chosen(candidates((YEAR, 1.0), (both, 0.0), (DAY, 1.0), (EVE, 1.0)), YEAR) == both


def test_figures_are_told_as_if_alone():
    """What other figures are told of beside one makes nothing of it."""
    found = [candidates((DAY, 0.0), (YEAR, 2.0)), candidates(), candidates((EVE, 1.0))]
    together = odds_of(found, read(TREES))
    assert [own.tolist() for own in together] == [odds_of([own], read(TREES))[0].tolist() for own in found]
    assert odds_of([], read(TREES)) == []


def test_words_are_told_by_kind():
    """A word may lead to the day of the news and never to a date of the text."""
    found = Candidates({}, ("measure troop", "event gather"), ())
    assert word_keys(found, "news") == {"word 0": "measure troop|news", "word 1": "event gather|news"}


@pytest.mark.parametrize(
    ("source", "role", "open_"),
    [
        (By.NEWS, Role.LEVEL, True),
        (By.PARAGRAPH, Role.SUBSET, True),
        (By.SENTENCE, Role.LEVEL, False),
        (By.FIGURES, Role.LEVEL, False),
        (By.NEWS, Role.FORECAST, False),
        (None, Role.LEVEL, False),
    ],
)
def test_what_is_open(source, role, open_):
    """What a date of the sentence or the figures beside tell is not weighed again, nor what a forecast looks to."""
    assert is_open(Figure(0, 1, "9", 9.0, 9.0, role=role), source) is open_


DOCKERS = (
    "Police arrested 64 dockers last year. We went through the files.\n\nThe harbour's customs took 110 tonnes. A "
    "police report speaks of 96 tonnes for the same year, since 14 tonnes were seized at sea."
)


def test_choices_of_the_weights_we_ship(monkeypatch):
    """What a year's account goes on with is of that year, though only the news dates it."""

    def time_of(number):
        (found,) = extract([Document(DOCKERS, published="2023-02-20")])
        return next(figure.as_of for figure in found.figures if figure.text == number)

    assert time_of("110") == "2022"
    monkeypatch.setattr(choices, "weights", lambda _name: read(SILENT))
    assert time_of("110") == "2023-02-19/2023-02-20"
