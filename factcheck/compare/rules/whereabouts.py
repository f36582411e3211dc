"""Whereabouts: whether two questions speak of one place. What a sentence states weighs more than what was inferred."""

from __future__ import annotations

from functools import lru_cache

from factcheck.compare.questions.questions import Question
from factcheck.compare.reasons import WEIGHED, Reason, State
from factcheck.text.places import WORLD, Place, contains, resolve, same_place

LONG = 400
"""A text shorter than this says too little for its silence to mean anything."""


@lru_cache(maxsize=WEIGHED)
def place_state(a: Question, b: Question) -> tuple[State, Reason]:
    """Whether both questions hold for one place; a place within the other is a part of the whole."""
    one, two = a.place, b.place
    if one is not None and two is not None and same_place(one, two):
        inferred = any(not q.place_stated and one.kind == "country" and q.places for q in (a, b))
        return (State.UNKNOWN if inferred else State.MATCH), Reason.PLACE
    both = a.place_stated and b.place_stated
    if one is not None and two is not None and may_govern(one, two, towns=both):
        return State.UNKNOWN, Reason.PLACE
    if not both:
        return _place_by_text(a, b)
    nested = one is not None and two is not None and (contains(one, two) or contains(two, one))
    if one is not None and two is not None and not nested and (_beside(one, b) or _beside(two, a)):
        return State.UNKNOWN, Reason.PLACE
    if one is None or two is None:
        if a.place_text and b.place_text:
            if a.place_text.lower() == b.place_text.lower():
                return State.MATCH, Reason.PLACE
            return State.DIFFER, Reason.PART_OF
        known, open_side = (one, b) if one is not None else (two, a)
        if known is not None and _mentioned(known, open_side):
            return State.MATCH, Reason.PLACE
        return State.UNKNOWN, Reason.PLACE
    if contains(one, two) or contains(two, one):
        return State.DIFFER, Reason.PART_OF
    if a.event == b.event == "cross" and (_names(a, two) or _names(b, one)):
        return State.DIFFER, Reason.PART_OF  # those who went to one country, of all who left another
    return State.DIFFER, Reason.PLACE


def two_places(a: Question, b: Question) -> bool:
    """Whether each sentence states one place alone, two of one kind: two towns, two regions, two countries."""
    state, reason = place_state(a, b)
    if state != State.DIFFER or reason is not Reason.PLACE or a.place is None or b.place is None:
        return False
    return kind_of(a.place) == kind_of(b.place) and states_one(a) and states_one(b)


Town = tuple[str, bool, frozenset[str]]
"""The key of a town, whether the figure's own sentence states it, and the keys of all places of its passage."""


def town_of(question: Question) -> Town | None:
    """The town where a number holds; None where it is no town."""
    place = question.place
    if place is None or kind_of(place) != "city":
        return None
    return place.key, question.place_stated, question.passage_places


def two_towns(one: Town | None, two: Town | None) -> bool:
    """Whether one sentence states its town, and the other's text has another and never speaks of this one."""
    if one is None or two is None or one[0] == two[0]:
        return False
    return _states_another(one, two) or _states_another(two, one)


def _states_another(one: Town, two: Town) -> bool:
    (here, stated, ours), (there, _, theirs) = one, two
    return stated and there in theirs and here not in theirs and there not in ours


def states_one(question: Question) -> bool:
    """Whether a sentence states where its number holds, and names no other place of that kind."""
    own = question.place
    if own is None or not question.place_stated:
        return False
    return not any(place.key != own.key and kind_of(place) == kind_of(own) for place in question.places)


def kind_of(place: Place) -> str:
    """The kind of a place; a capital is a town."""
    return "city" if place.kind == "capital" else place.kind


def may_govern(one: Place, two: Place, *, towns: bool) -> bool:
    """Whether one is the other's capital, which often stands for its government; but not beside another of `towns`."""
    if one.country != two.country or "capital" not in (one.kind, two.kind):
        return False
    return not towns or "country" in (one.kind, two.kind)


def _beside(place: Place, other: Question) -> bool:
    """Whether the other's sentence names the place too, next to its own, or its document opens with it."""
    return any(p.key == place.key for p in other.places) or place.key in other.title_places


def _names(question: Question, place: Place) -> bool:
    return any(p.key == place.key for p in question.places)


def _place_by_text(a: Question, b: Question) -> tuple[State, Reason]:
    """Place where at least one side does not state its own: the other side's counts if this document speaks of it."""
    if a.place is not None and b.place is not None and WORLD in (a.place.key, b.place.key):
        return State.DIFFER, Reason.PART_OF
    for known, other in ((a, b), (b, a)):
        if known.place is None or not known.place_stated:
            continue
        keys = {place.key for place in other.places}
        if known.place.key in keys or other.country == known.place.key:
            return State.MATCH, Reason.PLACE
        if other.place is not None and (contains(known.place, other.place) or contains(other.place, known.place)):
            return State.UNKNOWN, Reason.PLACE
        if known.place.key in other.passage_places or known.place.key == WORLD:
            return State.UNKNOWN, Reason.PLACE
        silent = len(other.passage) < LONG and not other.places
        return (State.UNKNOWN if silent else State.DIFFER), Reason.PLACE
    if a.place is not None and b.place is not None:
        near = a.place.key in b.passage_places or b.place.key in a.passage_places
        return (State.UNKNOWN if near else State.DIFFER), Reason.PLACE
    return State.UNKNOWN, Reason.PLACE


def _mentioned(place: Place, question: Question) -> bool:
    names = {resolve(name) for name in (question.subject,) if name}
    return any(p is not None and same_place(p, place) for p in names) or place.key in question.names


def spoken_of(a: Question, b: Question) -> bool:
    """Whether the place that one side states is one that the other's document speaks of."""
    for known, other in ((a, b), (b, a)):
        stated = known.place is not None and known.place_stated
        keys = {known.place.key} if known.place is not None and stated else {place.key for place in known.places}
        if keys & other.passage_places - {WORLD}:
            return True
    shared = a.passage_places & b.passage_places
    return any("." in key for key in shared)  # a town or region that both documents speak of
