"""The gate: whether two figures answer one question at all, and if not, what differs first.

Arithmetic on numbers that mean different things is what makes a comparison wrong, so the gate stands before it. Each
slot either matches, differs, or is unknown on a side. A difference closes the gate and names the slot; unknown slots
leave it open and lower the confidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.claims import Role
from factcheck.compare.concepts import PER_DAY, Measure, events_in, lexicon, things_in
from factcheck.compare.questions import Question, content_words
from factcheck.text.places import WORLD, Place, contains, resolve, same_place
from factcheck.text.units import convert


class Reason(StrEnum):
    """What keeps two figures from being compared."""

    PLACE = "place"
    TIME = "time"
    SUBJECT = "subject"
    EVENT = "event"
    MEASURE = "measure"
    UNIT = "unit"
    PART_OF = "part_of"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says: `reason` is None where the two compare.

    `confidence` is how sure it is, 0 to 1; `likeness` how much the two have in common; `unknown` names the open slots.
    """

    reason: Reason | None
    confidence: float
    likeness: float
    unknown: tuple[str, ...] = ()
    anchored: bool = True
    """False where neither place nor subject is known to match, only what the documents speak of."""


_MATCH, _UNKNOWN, _DIFFER = 1, 0, -1


def comparable(a: Question, b: Question, *, same_number: bool = False) -> Verdict:
    """Whether two questions are one, up to time. `same_number` tells that both give one telling number."""
    states: dict[str, int] = {}
    reasons: list[Reason] = []

    def note(slot: str, state: int, reason: Reason) -> None:
        states[slot] = state
        if state == _DIFFER:
            reasons.append(reason)

    unit = _unit(a, b)
    note("unit", unit, Reason.UNIT)
    state, reason = _measure(a, b)
    note("measure", state, reason)
    both_suffer = a.event in SUFFERED and b.event in SUFFERED
    note("event", _event(a, b), Reason.MEASURE if both_suffer else Reason.EVENT)
    state, reason = _place(a, b)
    note("place", state, reason)
    subject = _subject(a, b)
    note(
        "subject",
        _UNKNOWN if same_number and subject == _DIFFER and None in (a.subject, b.subject) else subject,
        Reason.SUBJECT,
    )
    state, reason = _role(a, b)
    note("role", state, reason)
    shared = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    likeness = _likeness(states, shared)
    unknown = tuple(slot for slot in ("measure", "event", "subject", "place") if states[slot] == _UNKNOWN)
    if reasons:
        return Verdict(reasons[0], 0.6, likeness, unknown)
    anchored = states["place"] == _MATCH or states["subject"] == _MATCH
    topic = 0.0 if anchored else about(a, b)
    supported = anchored or same_number or _spoken_of(a, b) or topic >= LEAST_TOPIC
    if states["measure"] != _MATCH and not (states["event"] == _MATCH and anchored) and shared < 0.6:
        return Verdict(Reason.MEASURE, 0.4, likeness, unknown)
    if not supported and shared < 0.5:
        return Verdict(Reason.SUBJECT, 0.4, likeness, unknown)
    if _owned(a, b) and states["subject"] != _MATCH and shared < 0.5 and not same_number:
        return Verdict(Reason.SUBJECT, 0.5, likeness, unknown)
    confidence = 0.45 + 0.1 * anchored + 0.1 * (states["measure"] == _MATCH) + 0.1 * (states["place"] == _MATCH)
    confidence += 0.1 * (states["subject"] == _MATCH) + 0.05 * (states["event"] == _MATCH) + 0.1 * shared
    return Verdict(None, min(confidence, 1.0), likeness, unknown, anchored=anchored)


OWNED_EVENTS = frozenset(("dismiss", "employ", "hire", "earn", "sell"))
OWNED_THINGS = frozenset(("revenue", "profit", "loss", "gross", "budget", "rating", "copy", "review"))


def _owned(a: Question, b: Question) -> bool:
    """Whether the number is somebody's own, so that a place alone says nothing: jobs, revenue, copies sold."""
    things = {q.measure.thing for q in (a, b) if q.measure is not None}
    return bool({a.event, b.event} & OWNED_EVENTS or things & OWNED_THINGS)


LEAST_TOPIC = 0.5


def about(a: Question, b: Question) -> float:
    """The share of one sentence's content words that the other's whole document holds, the larger of both ways."""
    ours, theirs = a.words & content_words(b.document_text), b.words & content_words(a.document_text)
    return max(len(ours) / max(1, len(a.words)), len(theirs) / max(1, len(b.words)) if len(a.words) > 5 else 0.0)


def _spoken_of(a: Question, b: Question) -> bool:
    """Whether the place that one side states is one that the other's document speaks of."""
    for known, other in ((a, b), (b, a)):
        stated = known.place is not None and known.place_stated
        keys = {known.place.key} if known.place is not None and stated else {place.key for place in known.places}
        if keys & other.document_places - {WORLD}:
            return True
    shared = a.document_places & b.document_places
    return any("." in key for key in shared)  # a town or region that both documents speak of


def _likeness(states: dict[str, int], shared: float) -> float:
    weights = {"measure": 0.3, "place": 0.15, "subject": 0.15, "event": 0.1, "unit": 0.1}
    return sum(weight for slot, weight in weights.items() if states[slot] == _MATCH) + 0.2 * shared


def _unit(a: Question, b: Question) -> int:
    if a.unit == b.unit:
        return _MATCH
    if a.unit is None or b.unit is None:
        return _DIFFER
    return _MATCH if convert(1.0, a.unit, b.unit) is not None else _DIFFER


def _measure(a: Question, b: Question) -> tuple[int, Reason]:
    x, y = a.measure, b.measure
    if x is None or y is None:
        named, other = (a, b) if x is not None else (b, a)
        if named.measure is not None and named.noun_words and other.unit is not None:
            found = {word for word in named.noun_words if any(t.startswith(word) for t in other.context)}
            return (_MATCH if 2 * len(found) >= len(named.noun_words) else _UNKNOWN), Reason.MEASURE
        return _UNKNOWN, Reason.MEASURE
    if not _rates_meet(a.rate, b.rate):
        return _DIFFER, Reason.MEASURE
    if not x.thing or not y.thing:
        named, other = (x, b) if x.thing else (y, a)
        found = named.thing and named.thing in things_in(other.tokens | other.context)
        return (_MATCH if found else _UNKNOWN), Reason.MEASURE
    if x.thing != y.thing:
        return _DIFFER, Reason.MEASURE
    scope = _scope(a, b, x, y)
    if scope is not None:
        return _DIFFER, scope
    if _modelled(a) != _modelled(b) and (_registered(a) or _registered(b)):
        return _DIFFER, Reason.MEASURE
    return _MATCH, Reason.MEASURE


def _modelled(question: Question) -> bool:
    """Whether the number comes out of a model: "excess deaths", "modelled"."""
    return bool(question.tokens & MODELLED)


def _registered(question: Question) -> bool:
    return bool(question.tokens & REGISTERED) and not _modelled(question)


MODELLED = frozenset(("excess", "modelled", "modeled", "modelling", "modeling"))
REGISTERED = frozenset(
    ("reported", "registered", "officially", "recorded", "official", "registry", "confirmed", "ministry")
)


def _rates_meet(one: str | None, two: str | None) -> bool:
    """Whether two rates are one or convert. A number "a year" may also stand without the words."""
    return one == two or {one, two} == {"year", None} or (one in PER_DAY and two in PER_DAY)


NATURAL = {"dismiss": "worker", "employ": "worker", "hire": "worker", "vote": "adult", "displace": "civilian"}
"""The part of all persons that an event speaks of anyway: who is dismissed was a worker."""


def _scope(a: Question, b: Question, x: Measure, y: Measure) -> Reason | None:
    words = lexicon()
    own = NATURAL.get(a.event or "") if a.event == b.event else NATURAL.get(a.event or b.event or "")
    one = None if x.scope == own else x.scope
    two = None if y.scope == own else y.scope
    if one != two:
        return Reason.PART_OF if one is None or two is None else Reason.MEASURE
    if ((x.tail - b.tokens) and not y.tail) or ((y.tail - a.tokens) and not x.tail):
        return Reason.PART_OF
    names = a.names | b.names | content_words(f"{a.subject or ''} {b.subject or ''}")
    left, right = x.modifiers - y.modifiers - names, y.modifiers - x.modifiers - names
    if left & words.measure or right & words.measure:
        return Reason.MEASURE
    if left & words.scope or right & words.scope:
        return Reason.PART_OF
    if left and right:
        return Reason.MEASURE
    return None


def _event(a: Question, b: Question) -> int:
    if a.event is None or b.event is None:
        if a.event is None and b.event is None:
            return _MATCH if a.verb is not None and a.verb == b.verb else _UNKNOWN
        known, other = (a, b) if a.event is not None else (b, a)
        thing = known.measure.thing if known.measure is not None else "person"
        if known.event in events_in(other.tokens, thing):
            return _MATCH
        if thing == "person" and known.event in events_in(other.context, thing):
            return _UNKNOWN
        return _DIFFER if thing == "person" and _plain(other) else _UNKNOWN
    return _MATCH if a.event == b.event else _DIFFER


def _plain(question: Question) -> bool:
    """Whether just people are counted: a number of people means nothing until it is said what happened to them."""
    return question.measure is not None and question.measure.thing == "person" and question.measure.scope is None


def _place(a: Question, b: Question) -> tuple[int, Reason]:
    one, two = a.place, b.place
    if one is not None and two is not None and same_place(one, two):
        return _MATCH, Reason.PLACE
    if one is not None and two is not None and one.country == two.country and "capital" in (one.kind, two.kind):
        return _UNKNOWN, Reason.PLACE  # a capital often stands for its government
    if not (a.place_stated and b.place_stated):
        return _place_by_text(a, b)
    nested = one is not None and two is not None and (contains(one, two) or contains(two, one))
    if one is not None and two is not None and not nested and (_beside(one, b) or _beside(two, a)):
        return _UNKNOWN, Reason.PLACE
    if one is None or two is None:
        if a.place_text and b.place_text:
            if a.place_text.lower() == b.place_text.lower():
                return _MATCH, Reason.PLACE
            return _DIFFER, Reason.PART_OF
        known, open_side = (one, b) if one is not None else (two, a)
        if known is not None and _mentioned(known, open_side):
            return _MATCH, Reason.PLACE
        return _UNKNOWN, Reason.PLACE
    if contains(one, two) or contains(two, one):
        return _DIFFER, Reason.PART_OF
    return _DIFFER, Reason.PLACE


def _beside(place: Place, other: Question) -> bool:
    """Whether the other's sentence names the place too, next to its own, or its document opens with it."""
    return any(p.key == place.key for p in other.places) or place.key in other.title_places


def _place_by_text(a: Question, b: Question) -> tuple[int, Reason]:
    """Place where at least one side does not state its own: the other side's counts if this document speaks of it."""
    if a.place is not None and b.place is not None and WORLD in (a.place.key, b.place.key):
        return _DIFFER, Reason.PART_OF
    for known, other in ((a, b), (b, a)):
        if known.place is None or not known.place_stated:
            continue
        keys = {place.key for place in other.places}
        if known.place.key in keys or other.country == known.place.key:
            return _MATCH, Reason.PLACE
        if other.place is not None and (contains(known.place, other.place) or contains(other.place, known.place)):
            return _UNKNOWN, Reason.PLACE
        if known.place.key in other.document_places or known.place.key == WORLD:
            return _UNKNOWN, Reason.PLACE
        silent = len(other.document_text) < LONG and not other.places
        return (_UNKNOWN if silent else _DIFFER), Reason.PLACE
    if a.place is not None and b.place is not None:
        near = a.place.key in b.document_places or b.place.key in a.document_places
        return (_UNKNOWN if near else _DIFFER), Reason.PLACE
    return _UNKNOWN, Reason.PLACE


def _mentioned(place: Place, question: Question) -> bool:
    names = {resolve(name) for name in (question.subject,) if name}
    return any(p is not None and same_place(p, place) for p in names) or place.key in question.names


def _subject(a: Question, b: Question) -> int:
    one, two = a.subject, b.subject
    if a.country is not None and b.country is not None and a.country != b.country and a.event not in SUFFERED:
        beside = a.country in b.names or b.country in a.names
        return _UNKNOWN if beside else _DIFFER
    if one is not None and two is not None and not (_in_own(a) and _in_own(b)):
        same = content_words(one) & content_words(two) or owner_of(one) == owner_of(two)
        return _MATCH if same else _UNKNOWN
    if one is None or two is None:
        known, other = (a, b) if one is not None else (b, a)
        if known.subject is None:
            return _UNKNOWN
        if known.country is not None:
            here = other.place is not None and other.place.key == known.country
            return _MATCH if here or known.country in other.names else _UNKNOWN
        words = content_words(known.subject)
        if (words and words <= other.words) or _alias_in(known.subject, other.tokens):
            return _MATCH
        if not _name(known.subject) or known.event in SUFFERED:
            return _UNKNOWN
        if _owned(a, b) and len(other.names) > 1:
            return _DIFFER
        if all(any(t.startswith(word) for t in other.context) for word in words):
            return _MATCH
        text = other.document_text
        return _UNKNOWN if len(text) < LONG or known.subject.split()[0].lower() in text.lower() else _DIFFER
    if a.country is not None and b.country is not None:
        return _MATCH if a.country == b.country else _DIFFER
    if a.country is not None or b.country is not None:
        owner, other = (a, b) if a.country is not None else (b, a)
        if (other.place is not None and owner.country in (other.place.key, *other.place.within)) or a.event in SUFFERED:
            return _UNKNOWN
    x, y = content_words(one), content_words(two)
    if x & y or owner_of(one) == owner_of(two):
        return _MATCH
    return _DIFFER if _name(one) and _name(two) and a.event not in SUFFERED else _UNKNOWN


SUFFERED = frozenset(("die", "injure", "miss", "displace", "infect"))
"""Events whose subject may be the cause or the sufferer, so that two subjects need not be rivals."""


LONG = 400
"""A text shorter than this says too little for its silence to mean anything."""


def owner_of(name: str) -> str:
    """One name for all that stand for one owner: "google" and "alphabet"."""
    aliases = lexicon().aliases
    name = name.lower()
    found = aliases.get(name)
    if found is None:
        found = next((aliases[word] for word in name.replace("'s", "").split() if word in aliases), None)
    return found or name


def _alias_in(subject: str, tokens: frozenset[str]) -> bool:
    owner = owner_of(subject)
    return any(lexicon().aliases.get(token) == owner for token in tokens)


def _in_own(question: Question) -> bool:
    """Whether the subject stands in the figure's own sentence."""
    return bool(content_words(question.subject or "") & question.words)


def _name(subject: str) -> bool:
    return subject[:1].isupper()


def _role(a: Question, b: Question) -> tuple[int, Reason]:
    if a.role is b.role:
        return _MATCH, Reason.EVENT
    roles = {a.role, b.role}
    if Role.FORECAST in roles:
        return _UNKNOWN, Reason.EVENT
    if Role.SUBSET in roles:
        return _DIFFER, Reason.PART_OF
    return _DIFFER, Reason.MEASURE
