"""What holds for every comparison, whatever its numbers: symmetry, agreement with oneself, width, units."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.claims import Answer, Bound, Claim, Figure
from factcheck.compare.intervals import Quantity, agree, unchanged
from factcheck.compare.relations import compare_answers
from factcheck.documents import Document

ACRES = 2.4710538
BOUNDS = st.sampled_from(list(Bound))
DAYS = st.sampled_from(["2023-07-17", "2023-07-18", "2023-09-01", "2023-07", None])
SPEAKERS = st.sampled_from(["Amal Saleh", "Omar Fathi", None])


@st.composite
def numbers(draw):
    """Low, high and bound of a number as texts give them."""
    low = draw(st.integers(1, 999)) * 10.0 ** draw(st.integers(0, 4))
    bound = draw(BOUNDS)
    high = low * draw(st.sampled_from([1.05, 1.2, 2.0])) if bound is Bound.RANGE else low
    return low, high, bound


@st.composite
def burned(draw, unit="hectare"):
    """A report of how much land a fire burned near Evros."""
    low, high, bound = draw(numbers())
    return report(low, high, bound, unit, draw(DAYS), draw(SPEAKERS), draw(st.sampled_from(["One", "Two"])))


def report(low, high, bound, unit, as_of, speaker, source):
    """The same sentence with other slots."""
    text = "The fire near Evros in Greece has burned 7,777 hectares of forest, the fire service said on Monday."
    start = text.index("7,777")
    figure = Figure(
        start, start + 5, "7,777", low, high, bound, unit, "forest", "fire", "burn", "Greece", as_of, speaker
    )
    document = Document(text, key=f"{source} {low} {high} {bound}", source=source, published="2023-07-18")
    return Answer(document, Claim(0, len(text), text), figure)


def told(comparison):
    """What must not depend on who asks."""
    return None if comparison is None else (comparison.relation, comparison.reason, comparison.same_origin)


@given(burned(), burned())
@settings(deadline=None)
def test_relations_are_symmetric(a, b):
    """But for the point of view of the explanation."""
    forth, back = compare_answers(a, b), compare_answers(b, a)
    assert told(forth) == told(back)
    assert forth.revision == back.revision
    assert forth.score == back.score


@given(burned())
@settings(deadline=None)
def test_a_number_agrees_with_itself(a):
    """Whatever its bound, and whoever repeats it."""
    again = replace(a, document=replace(a.document, key="again", source="Another"))
    assert compare_answers(a, again).relation == "agrees"


@given(burned(), st.data(), st.sampled_from([1.001, 1.02, 1.1, 1.5, 4.0]))
@settings(deadline=None)
def test_widening_never_turns_agreement_into_conflict(a, data, factor):
    """A number with more room contradicts nothing that it did not contradict before.

    Room means what a reader allows: the tolerance of an approximation and the reach of a bound are inside the range.
    """
    near = a.figure.low * data.draw(st.sampled_from([0.9, 0.97, 0.996, 1.0, 1.004, 1.04, 1.1, 1.3]))
    b = report(near, near, data.draw(st.sampled_from([Bound.EXACT, Bound.ABOUT])), "hectare", None, None, "Three")
    assume(compare_answers(a, b).relation == "agrees")
    low, high = a.figure.low, a.figure.high
    low, high = low / factor, high * factor
    wide = {
        Bound.EXACT: replace(a.figure, bound=Bound.ABOUT),
        Bound.ABOUT: replace(a.figure, low=low * 0.9, high=high / 0.9, bound=Bound.RANGE),
        Bound.RANGE: replace(a.figure, low=low, high=high),
        Bound.AT_LEAST: replace(a.figure, low=low * 0.9, high=high * 1.3 / 0.9, bound=Bound.RANGE),
        Bound.AT_MOST: replace(a.figure, low=low * 0.7 * 0.9, high=high / 0.9, bound=Bound.RANGE),
    }[a.figure.bound]
    assert compare_answers(replace(a, figure=wide), b).relation != "conflicts"


@given(burned(), burned())
@settings(deadline=None)
def test_unit_conversion_changes_nothing(a, b):
    """Acres are as good as hectares, but for the two per cent that conversions are rounded by in print."""
    figure = b.figure
    in_acres = replace(b, figure=replace(figure, low=figure.low * ACRES, high=figure.high * ACRES, unit="acre"))
    pair = Quantity.of(a.figure), Quantity.of(figure)
    same = agree(*pair) and unchanged(*pair)  # of two times 198 and 199 differ, 198 and what converts to 199 do not
    near = replace(Quantity.of(figure), low=figure.low * 0.97, high=figure.high * 1.03)
    assume(same or not agree(Quantity.of(a.figure), near))
    plain, converted = compare_answers(a, b), compare_answers(a, in_acres)
    assert plain.relation == converted.relation, (a.figure, figure)
