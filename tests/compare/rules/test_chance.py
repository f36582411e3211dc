"""Chance: what two small counts, two answers in polls or two stretches of time need in common to compare at all."""

import pytest

from factcheck import Document
from factcheck.claims import answers
from factcheck.compare.evidence.evidence import slots_and_words
from factcheck.compare.evidence.told import told
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import compare_answers
from factcheck.compare.rules.chance import by_chance, is_small
from factcheck.extract.extractor import extract


def _figure(text):
    (extraction,) = extract([Document(text, published="2024-03-02")])
    found = [a for claim in extraction.claims for a in answers(extraction, claim) if a.figure is not None]
    assert len(found) == 1, [a.figure.text for a in found]
    return found[0]


def _found(new, old):
    """The evidence that is asked for."""
    return slots_and_words(question_of(new), question_of(old)) | told(new, old)


@pytest.mark.parametrize(
    ("one", "other", "relation", "expected"),
    [
        ("Garcia won six states.", "Twelve states hold primaries on Tuesday.", Relation.CONFLICTS, True),
        ("There were four versions of the bill.", "Nine groups filed a suit.", Relation.CONFLICTS, True),
        ("The blast killed 12 people in Split.", "The blast killed 15 people in Split.", Relation.CONFLICTS, False),
        ("There were four versions of the bill.", "Four groups filed a suit.", Relation.AGREES, True),
        ("Four warships lay off the coast.", "Four warships were sighted.", Relation.AGREES, False),
        ("The quake had a magnitude of 6.4.", "The quake had a magnitude of 5.9.", Relation.CONFLICTS, False),
        ("Garcia won 60 states.", "Some 120 states hold primaries on Tuesday.", Relation.CONFLICTS, False),
        (
            "In a poll 40 percent of voters felt angry about the banks.",
            "The survey found that 54 percent of voters called the president honest.",
            Relation.CONFLICTS,
            True,
        ),
        (
            "In a poll 40 percent of voters felt angry about the banks.",
            "The survey found that 54 percent of voters felt angry about the banks.",
            Relation.CONFLICTS,
            False,
        ),
        ("Inflation rose to 4.1 percent.", "Inflation rose to 5.2 percent.", Relation.CONFLICTS, False),
        (
            "Inflation will be 44 percent in December.",
            "A survey of managers puts inflation at 38 percent.",
            Relation.CONFLICTS,
            False,
        ),
        ("A donor gave $5 million.", "The party raised $6 million in May.", Relation.CONFLICTS, True),
        ("The bridge cost $5 million.", "The price of the bridge was $6 million.", Relation.CONFLICTS, False),
        ("A donor gave $5 million.", "Friends paid $5 million in May.", Relation.AGREES, False),
        (
            "The poll has a margin of error of 3 percentage points.",
            "The survey's margin of sampling error was 4.5 percentage points.",
            Relation.CONFLICTS,
            True,
        ),
        ("Mills represented the city for eight years.", "The court sat for 14 years.", Relation.CONFLICTS, True),
        ("The siege lasted 90 days.", "The siege lasted 120 days.", Relation.CONFLICTS, False),
    ],
)
def test_what_chance_may_have_brought_together(one, other, relation, expected):
    """The same whichever of the two comes first."""
    x, y = _figure(one), _figure(other)
    a, b = question_of(x), question_of(y)
    assert by_chance(x.figure, y.figure, a, b, relation, _found(x, y), apart=False) is expected
    assert by_chance(y.figure, x.figure, b, a, relation, _found(y, x), apart=False) is expected


def test_small_counts_that_differ_outright_are_never_linked():
    """A town's seventeen dead have nothing to do with the eleven whom somebody lost in another; larger counts may."""
    x, y = _figure("Four warships lay off the coast."), _figure("Four warships were sighted.")
    sides = x.figure, y.figure, question_of(x), question_of(y), Relation.AGREES, _found(x, y)
    assert not by_chance(*sides, apart=False)
    assert by_chance(*sides, apart=True)
    x, y = _figure("Some 400 warships lay off the coast."), _figure("Some 400 warships were sighted.")
    assert not by_chance(x.figure, y.figure, question_of(x), question_of(y), *sides[4:], apart=True)


def test_small_counts_of_a_tally_still_conflict():
    """Twelve dead and fifteen dead are of one question."""
    new, old = _figure("The blast killed 12 people in Split."), _figure("A blast in Split killed 16 people.")
    found = compare_answers(new, old)
    assert found is not None
    assert found.relation in (Relation.CONFLICTS, Relation.CHANGED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Six states voted.", True), ("The fund has $6.", False), ("Some 21 states voted.", False)],
)
def test_small(text, expected):
    """Whole counts of a few, no sums."""
    assert is_small(_figure(text).figure) is expected
