"""Neighbours: what other figures tell of a claim and a stored figure whose numbers do not fit."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Document
from factcheck.claims import answers
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.neighbours import LEAST_LIKELY, neighbourly, revised
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Open, settled, weigh
from factcheck.extract.extractor import extract

CLAIM = "About 400,000 people are displaced in Gedaref, the ministry said on Tuesday."
REPORTS = (
    "Some 400,000 people have been displaced in Gedaref, the governor said. The town has 12 clinics.",
    "About 260,000 people are displaced in Gedaref, the UN refugee agency said.",
    "In Gedaref the number of displaced people has reached 255,000, an aid group said.",
    "The camp near Gedaref holds 90,000 people, its manager said.",
    "Gedaref's market sold 3,100 tonnes of sorghum.",
)


def _figures(text, key, day="2024-05-14"):
    (extraction,) = extract([Document(text, key=key, source=key, published=day)])
    return [a for claim in extraction.claims for a in answers(extraction, claim) if a.figure is not None]


@pytest.fixture(scope="module")
def sides():
    """A claim's figures, those of the reports, and what the pairs say of themselves."""
    asked = _figures(CLAIM, "claim", "2024-05-15")
    known = [a for number, text in enumerate(REPORTS) for a in _figures(text, f"report {number}")]
    return asked, known, _weighed(asked, known)


def _weighed(asked, known):
    return [[weigh(new, old, related=False, strict=False, weights=forests()) for new in asked] for old in known]


def _surely(told, place, same, change=0.5):
    """The same with one pair as likely as said."""
    rows = [list(row) for row in told]
    rows[place][0] = replace(rows[place][0], same=same, change=change)
    return rows


def test_only_likely_pairs_that_do_not_fit_are_told_again(sides):
    """What fits, what is unlikely and what is no pair at all stands as it was."""
    _, known, told = sides
    again = revised(*sides, forests())
    assert len(known) == 6
    for row, before in zip(again, told, strict=True):
        for found, own in zip(row, before, strict=True):
            if not isinstance(own, Open) or own.fit or own.same < LEAST_LIKELY:
                assert found is own
            else:
                assert (found.same, found.change) != (own.same, own.change)
                assert replace(found, same=own.same, change=own.change, trusted=own.trusted) == own
                assert found.trusted < own.trusted
    assert any(isinstance(row[0], Open) and not row[0].fit and row[0].same >= LEAST_LIKELY for row in told)


def test_long_documents_are_left_alone(sides):
    """Among a year's articles neighbours are too many to tell anything."""
    asked, known, told = sides
    long = [
        [replace(p, found=dict(p.found) | {"long document": 1}) if isinstance(p, Open) else p for p in row]
        for row in told
    ]
    assert revised(asked, known, long, forests()) == long
    assert revised([], [], [], forests()) == []


def test_what_a_third_figure_tells(sides):
    """Who answers both questions is evidence for their being one, who answers the claim's alone against it."""
    asked, known, told = sides
    first, second, third = 0, 2, 3
    for place in (first, second, third):
        told = _surely(told, place, 0.9)
    evidence = {place: found for place, _, _, found in neighbourly(asked, known, told, forests())}
    between = weigh(known[first], known[second], related=False, strict=False, weights=forests())
    others = weigh(known[second], known[third], related=False, strict=False, weights=forests())
    assert evidence[second]["our number, theirs"] == pytest.approx(0.9 * between.same)
    assert evidence[second]["their number, ours"] == pytest.approx(0.9 * others.same if others.fit else 0)
    assert evidence[second]["both"] >= 0.9 * max(between.same, others.same) - 1e-9
    assert evidence[second]["ours in all"] >= 1.8
    assert evidence[second]["beside ours"] == 0
    assert first not in evidence  # its number is the claim's


def test_a_number_that_others_contradict_is_contradicted(sides):
    """The more surely a figure with the claim's number is of the question of a third, the likelier is the claim."""
    asked, known, told = sides
    low, high = (
        revised(asked, known, _surely(_surely(told, 2, 0.3), 0, sure), forests())[2][0].same for sure in (0.06, 0.95)
    )
    assert low < high
    assert isinstance(settled(told[2][0], related=True, weights=forests()).score, float)
    again = revised(asked, known, told, forests())[2][0]
    assert settled(again, related=True, weights=forests()).relation is Relation.CONFLICTS


def test_who_gives_the_numbers_and_when(sides):
    """The voices of both and their days are evidence; a speaker who is not named has none."""
    asked, known, told = sides
    evidence = {place: found for place, _, _, found in neighbourly(asked, known, _surely(told, 2, 0.9), forests())}
    agency = evidence[2]
    assert (agency["our voice"], agency["their voice"], agency["voices share a word"]) == (1, 1, 0)
    assert (agency["published apart"], agency["published at once"]) == (1, 0)
    ours = [replace(asked[0], figure=replace(asked[0].figure, speaker="agency of the UN's refugees"))]
    again = {place: found for place, _, _, found in neighbourly(ours, known, _surely(told, 2, 0.9), forests())}
    assert again[2]["speakers share a word"] == again[2]["voices share a word"] == 1


def test_what_the_clauses_say_and_whether_the_time_was_over(sides):
    """The cues of either clause are evidence; a time that the text states lies ahead of its day or behind it."""
    asked, known, told = sides
    told = _surely(told, 2, 0.9)
    evidence = {place: found for place, _, _, found in neighbourly(asked, known, told, forests())}[2]
    assert evidence["their time open"] == 0  # no time is stated
    assert not evidence["our cue another"]
    past, runs = (_with_times(asked, known[:3], as_of) for as_of in ("2024-04-01", "2024-05"))
    assert past[2]["their time open"] < 0 < runs[2]["their time open"]


def _with_times(asked, known, as_of):
    """What is told where all stored figures are of one stated time."""
    old = [replace(a, figure=replace(a.figure, as_of=as_of)) for a in known]
    return {place: found for place, _, _, found in neighbourly(asked, old, _weighed(asked, old), forests())}


def test_the_course_of_the_numbers(sides):
    """A number is held against those of other days, and against others of its own."""
    asked, known, told = sides
    told = _surely(_surely(told, 0, 0.9), 2, 0.9)
    evidence = {place: found for place, _, _, found in neighbourly(asked, known, told, forests())}[2]
    assert evidence["our day has the number"] == pytest.approx(0.9)  # the governor's, of the day before
    assert evidence["our day has others"] > 0  # the aid group's
    assert evidence["their number beside other days"] == evidence["their number rises"] == 0
    old = [replace(a, figure=replace(a.figure, as_of="2024-04-01")) if at == 2 else a for at, a in enumerate(known[:3])]
    rising = {place: found for place, _, _, found in neighbourly(asked, old, told[:3], forests())}[2]
    assert rising["their number beside other days"] > 0
    assert rising["their number rises"] > 0  # from 260,000 to the governor's 400,000


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_neighbours_does_not_matter(sides, order):
    """Known answers come as search finds them."""
    asked, known, told = sides
    again = revised(asked, known, told, forests())
    turned = revised(asked, [known[at] for at in order], [told[at] for at in order], forests())
    for at, row in zip(order, turned, strict=True):
        one, other = again[at][0], row[0]
        if isinstance(one, Open):
            assert (one.same, one.change) == pytest.approx((other.same, other.change))
