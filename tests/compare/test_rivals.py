"""Rivals: a conflict gives way to a counterpart beside, in checks, in the list and in what adding counts."""

import pytest

from factcheck import Document, open_workspace
from factcheck.claims import answers
from factcheck.compare.disputes.conflicts import find_disputes
from factcheck.compare.disputes.standing import count_conflicts
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import compare_answers
from factcheck.compare.rivals import contested, gives_way, side_by_side
from factcheck.extract.extractor import extract


def _figures(text, day="2024-05-12", key="a"):
    (extraction,) = extract([Document(text, key=key, source=key, published=day)])
    return [a for claim in extraction.claims for a in answers(extraction, claim) if a.figure is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The first debate drew 24 million viewers, the second 8 million.", True),
        ("The port handled 310 ships in April. In May it handled 290 ships.", True),
        ("The ministry now counts 214 soldiers, not the 120 of its early estimate.", False),
        ("The council raised its estimate from 17.5 million tonnes to 18.6 million tonnes.", False),
        ("Police counted 4,000 marchers, organisers said there were 20,000 marchers.", False),
        ("An earlier version of this report said 25 vessels took part. The number is 17 vessels.", False),
        ("For Monday we hold two numbers: 419 trucks (army), and 223 trucks (port).", False),
        (
            "The bridge cost $40 million. " + "It rained for most of the week. " * 12 + "The road cost $9 million.",
            False,
        ),
    ],
)
def test_numbers_side_by_side(text, expected):
    """Told together by one voice, and not set against each other."""
    one, other = _figures(text)
    assert side_by_side(one, other) is expected
    assert side_by_side(other, one) is expected
    assert not side_by_side(one, one)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As to cholera cases in Goma, there are 2,100 by the ministry's books, and 3,000 by the agency's.", True),
        ("The state lists 180 brawls in the camp; the guards' diary has 702 brawls in the camp.", True),
        ("The first debate drew 24 million viewers, the second 8 million.", False),
        ("Turnout was 41 percent in the north and 63 percent in the south.", False),
        ("By the ministry's count 2,100 houses burned, and 40 tonnes of rice.", False),
    ],
)
def test_two_counts_of_one_text(text, expected):
    """A text that tells by whose count two numbers are, and what they would be to each other, sets them against."""
    one, other = _figures(text)
    assert contested(one, other) is contested(other, one) is expected


def test_nothing_gives_way_to_a_number_that_the_text_contests():
    """Who has the one count contradicts the other, however surely he agrees with the number beside it."""
    (new,) = _figures("There are 2,100 cholera cases in Goma, the ministry said.", key="new")
    agreeing, other = _figures(
        "By the books there are 2,100 cholera cases in Goma, and 3,000 by the agency's.", key="b"
    )
    conflict = compare_answers(new, other)
    assert conflict.relation is Relation.CONFLICTS
    assert compare_answers(new, agreeing).score >= conflict.score
    assert side_by_side(agreeing, other)
    assert not gives_way(conflict, new, other, [new], [agreeing, other])
    (dispute,) = find_disputes([new, agreeing, other])
    assert Relation.CONFLICTS in {pair.comparison.relation for pair in dispute.pairs}


NEW = "The march in Lisbon drew 8,000 people, police said."
OLD = "The march in Lisbon drew 12,000 people, and on its way back the march drew 8,000 people, organisers said."


def test_a_conflict_gives_way_to_the_number_beside():
    """Whoever agrees with one of two numbers of a speaker does not contradict the other; alone the other conflicts."""
    (new,) = _figures(NEW, key="new")
    conflicting, agreeing = _figures(OLD, key="old")
    conflict, agreement = compare_answers(new, conflicting), compare_answers(new, agreeing)
    assert (conflict.relation, agreement.relation) == (Relation.CONFLICTS, Relation.AGREES)
    assert gives_way(conflict, new, conflicting, [new], [conflicting, agreeing])
    assert not gives_way(conflict, new, conflicting, [new], [conflicting])
    assert list(find_disputes([new, conflicting])) != []
    assert list(find_disputes([new, conflicting, agreeing])) == []
    assert count_conflicts([[new]], [conflicting]) == [1]
    assert count_conflicts([[new]], [conflicting, agreeing]) == [0]


def test_a_check_shows_it_as_related(tmp_path):
    """Nothing vanishes: what gives way stands among what only looks alike."""
    with open_workspace(tmp_path) as workspace:
        list(workspace.add([Document(OLD, key="old", source="old", published="2024-05-12")]))
        (checked,) = workspace.check([Document(NEW, key="new", source="new", published="2024-05-12")])
    told = {match.answer.figure.text: match.comparison.relation for match in checked.matches}
    assert told == {"12,000": Relation.RELATED, "8,000": Relation.AGREES}
