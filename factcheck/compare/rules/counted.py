"""What is counted: whether two questions count one thing, in one unit, with the same having happened to it."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.compare.questions.concepts import PER_DAY, Measure, events_in, lexicon, may_cost, things_in
from factcheck.compare.questions.phrases import content_words
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import WEIGHED, Reason, State
from factcheck.text.units.units import convert


def unit_state(a: Question, b: Question) -> State:
    """Whether the two numbers are in one unit, or in units that convert."""
    if a.unit == b.unit:
        return State.MATCH
    if a.unit is None or b.unit is None:
        return State.DIFFER
    return State.MATCH if convert(1.0, a.unit, b.unit) is not None else State.DIFFER


@lru_cache(maxsize=WEIGHED)
def measure_state(a: Question, b: Question) -> tuple[State, Reason]:
    """Whether the same thing is counted, as a whole and at one rate; the reason tells how it differs."""
    x, y = a.measure, b.measure
    if x is None or y is None:
        named, other = (a, b) if x is not None else (b, a)
        if named.measure is not None and named.noun_words and other.unit is not None:
            found = {word for word in named.noun_words if any(t.startswith(word) for t in other.context)}
            return (State.MATCH if 2 * len(found) >= len(named.noun_words) else State.UNKNOWN), Reason.MEASURE
        return State.UNKNOWN, Reason.MEASURE
    if not rates_meet(a.rate, b.rate):
        return State.DIFFER, Reason.MEASURE
    if not x.thing or not y.thing:
        thing, where = (x.thing, b) if x.thing else (y.thing, a)
        known = bool(thing) and thing in things_in(where.tokens | where.context)
        return (State.MATCH if known else State.UNKNOWN), Reason.MEASURE
    if x.thing != y.thing and x.known != y.known and a.unit is not None:
        thing, where = (x.thing, b) if x.known else (y.thing, a)
        if thing in things_in(where.tokens):
            return State.UNKNOWN, Reason.MEASURE
    if x.thing != y.thing and may_cost(x, y):
        thing, where = (x.thing, b) if y.is_price else (y.thing, a)
        return (State.MATCH if thing in where.tokens else State.UNKNOWN), Reason.MEASURE
    if x.thing != y.thing:
        return State.DIFFER, Reason.MEASURE
    scope = _scope(a, b, x, y)
    if scope is not None:
        return State.DIFFER, scope
    if _modelled(a) != _modelled(b) and (_registered(a) or _registered(b)):
        return State.DIFFER, Reason.MEASURE
    if reported_and_reckoned(a, b):
        return State.DIFFER, Reason.MEASURE
    return State.MATCH, Reason.MEASURE


def _modelled(question: Question) -> bool:
    """Whether the number comes out of a model: "excess deaths", "modelled"."""
    return bool(question.tokens & wordlists().modelled)


def _registered(question: Question) -> bool:
    return bool(question.tokens & wordlists().registered) and not _modelled(question)


def traits(question: Question) -> tuple[bool, ...]:
    """What the sentence of a figure and those before it say of how it was counted."""
    died = question.measure is not None and question.measure.event == "die"
    return (
        _modelled(question),
        _registered(question),
        _reckons(question),
        died and _reported(question),
        bool(question.tokens & wordlists().reckoned),
    )


def _reckons(question: Question) -> bool:
    """Whether a number comes out of somebody's calculation, by its sentence or those before it."""
    return not _registered(question) and bool(question.context & (wordlists().modelled | wordlists().reckoned))


_REPORTED = re.compile(
    r"\b(?:been|had|have|has|were) (?:officially )?(?:reported|registered|recorded)\b", re.IGNORECASE
)


def _reported(question: Question) -> bool:
    """Whether what is counted was reported to somebody."""
    words = question.measure.words if question.measure is not None else frozenset()
    if words & wordlists().reported_deaths:
        return True
    # "seven million have been reported, but the toll is at least 20 million": which of the two is not told
    return " but " not in question.sentence and _REPORTED.search(question.sentence) is not None


def _as_registered(question: Question, other: Question) -> bool:
    """Whether one side counts the deaths that were reported to somebody, and the other reckons how many there were."""
    died = question.measure is not None and question.measure.event == "die"
    return died and bool(other.tokens & wordlists().reckoned) and _reported(question)


def reported_and_reckoned(a: Question, b: Question) -> bool:
    """Whether one side counts the deaths that were reported and the other reckons how many there were."""
    return _as_registered(a, b) or _as_registered(b, a)


def rates_meet(one: str | None, two: str | None) -> bool:
    """Whether two rates are one or convert. A number "a year" may also stand without the words."""
    return one == two or {one, two} == {"year", None} or (one in PER_DAY and two in PER_DAY)


def _scope(a: Question, b: Question, x: Measure, y: Measure) -> Reason | None:
    words = lexicon()
    own = (
        wordlists().natural.get(a.event or "")
        if a.event == b.event
        else wordlists().natural.get(a.event or b.event or "")
    )
    one = None if x.scope == own else x.scope
    two = None if y.scope == own else y.scope
    if one != two:
        return Reason.PART_OF if one is None or two is None else Reason.MEASURE
    if ((x.tail - b.tokens) and not y.tail) or ((y.tail - a.tokens) and not x.tail):
        return Reason.PART_OF
    names = a.names | b.names | content_words(f"{a.subject or ''} {b.subject or ''}")
    names -= words.scope | words.measure  # "Youth unemployment" opens a sentence
    left, right = x.modifiers - y.modifiers - names, y.modifiers - x.modifiers - names
    if x.make != y.make:
        return Reason.PART_OF if x.make is None or y.make is None else Reason.MEASURE
    if _reckons(b):
        left -= wordlists().modelled
    if _reckons(a):
        right -= wordlists().modelled
    if left & words.measure or right & words.measure:
        return Reason.MEASURE
    if left & words.scope or right & words.scope:
        return Reason.PART_OF
    if left and right:
        return Reason.MEASURE
    return None


@lru_cache(maxsize=WEIGHED)
def event_state(a: Question, b: Question) -> State:
    """Whether the same happened to what is counted."""
    if a.event is None or b.event is None:
        if a.event is None and b.event is None:
            return State.MATCH if a.verb is not None and a.verb == b.verb else State.UNKNOWN
        known, other = (a, b) if a.event is not None else (b, a)
        thing = known.measure.thing if known.measure is not None else "person"
        if known.event in events_in(other.tokens, thing):
            return State.MATCH
        if thing == "person" and known.event in events_in(other.context, thing):
            return State.UNKNOWN
        return State.DIFFER if thing == "person" and plain(other) else State.UNKNOWN
    return State.MATCH if a.event == b.event else State.DIFFER


def plain(question: Question) -> bool:
    """Whether just people are counted: a number of people means nothing until it is said what happened to them."""
    return question.measure is not None and question.measure.thing == "person" and question.measure.scope is None
