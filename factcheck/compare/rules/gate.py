"""The gate: whether two figures answer one question at all, and if not, what differs first.

Arithmetic on numbers that mean different things is what makes a comparison wrong, so the gate stands before it. Each
slot either matches, differs, or is unknown on a side. A difference closes the gate and names the slot; unknown slots
leave it open and lower the confidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims import Role
from factcheck.compare.questions.ballots import VOTES
from factcheck.compare.questions.concepts import may_cost
from factcheck.compare.questions.phrases import content_words, words_of_passage
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.sorts import round_in, rounds_apart, sorts_apart, sorts_of
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import Reason, State
from factcheck.compare.rules.counted import event_state, measure_state, unit_state
from factcheck.compare.rules.kin import once_for_kin
from factcheck.compare.rules.owners import owned, subject_state
from factcheck.compare.rules.whereabouts import place_state, spoken_of, town_of, two_places, two_towns


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says: `reason` is None where the two compare.

    `confidence` is how sure it is, 0 to 1; `likeness` how much the two have in common; `unknown` names the open slots.
    """

    reason: Reason | None
    confidence: float
    likeness: float
    unknown: tuple[str, ...] = ()
    place_inferred: bool = False
    """True where a side's sentence does not name its place."""
    anchored: bool = True
    """False where neither place nor subject is known to match, only what the documents speak of."""
    differing: int = 0
    """How many slots differ."""


@once_for_kin
def by_rules(a: Question, b: Question, same_number: bool = False) -> Verdict:
    """What the rules alone say of two questions: the first slot that differs, and how much is alike."""
    states: dict[str, State] = {}
    reasons: list[Reason] = []

    def note(slot: str, state: State, reason: Reason) -> None:
        states[slot] = state
        if state == State.DIFFER:
            reasons.append(reason)

    unit = unit_state(a, b)
    note("unit", unit, Reason.UNIT)
    state, reason = measure_state(a, b)
    if same_number and state == State.DIFFER and reason is Reason.PART_OF and _made_alike(a, b):
        state = State.UNKNOWN  # "240 T-72s" by one, "240 tanks" by the other
    note("measure", state, reason)
    note("event", event_state(a, b), Reason.MEASURE if two_fates(a, b) else Reason.EVENT)
    subject = subject_state(a, b)
    state, reason = place_state(a, b)
    if state == State.DIFFER and reason is Reason.PLACE and subject == State.MATCH and owned(a, b):
        state = State.UNKNOWN  # whose number it is says all, wherever they were told of it
    note("place", state, reason)
    note(
        "subject",
        State.UNKNOWN if same_number and subject == State.DIFFER and None in (a.subject, b.subject) else subject,
        Reason.SUBJECT,
    )
    state, reason = _role(a, b)
    note("role", state, reason)
    shared = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    likeness = _likeness(states, shared)
    unknown = tuple(slot for slot in ("measure", "event", "subject", "place") if states[slot] == State.UNKNOWN)
    if reasons:
        return Verdict(reasons[0], 0.6, likeness, unknown, differing=len(reasons))
    anchored = states["place"] == State.MATCH or states["subject"] == State.MATCH
    topic = 0.0 if anchored else about(a, b)
    supported = anchored or same_number or spoken_of(a, b) or topic >= LEAST_TOPIC
    if states["measure"] != State.MATCH and not (states["event"] == State.MATCH and anchored) and shared < 0.6:
        return Verdict(Reason.MEASURE, 0.4, likeness, unknown)
    if not supported and shared < 0.5:
        return Verdict(Reason.SUBJECT, 0.4, likeness, unknown)
    if owned(a, b) and states["subject"] != State.MATCH and shared < 0.5 and not same_number:
        return Verdict(Reason.SUBJECT, 0.5, likeness, unknown)
    confidence = (
        0.45 + 0.1 * anchored + 0.1 * (states["measure"] == State.MATCH) + 0.1 * (states["place"] == State.MATCH)
    )
    confidence += 0.1 * (states["subject"] == State.MATCH) + 0.05 * (states["event"] == State.MATCH) + 0.1 * shared
    inferred = not (a.place_stated and b.place_stated)
    return Verdict(None, min(confidence, 1.0), likeness, unknown, place_inferred=inferred, anchored=anchored)


def surely_closed(a: Question, b: Question) -> bool:
    """Whether two figures can be told not to conflict at a fraction of what weighing all evidence takes."""
    return unit_state(a, b) == State.DIFFER or stated_difference(a, b) is not None


def _made_alike(a: Question, b: Question) -> bool:
    return a.measure is not None and b.measure is not None and a.measure.make != b.measure.make


LEAST_TOPIC = 0.5
LIKENESS = {"measure": 0.3, "place": 0.15, "subject": 0.15, "event": 0.1, "unit": 0.1}
"""What each slot that matches adds to how much two figures have in common."""


def about(a: Question, b: Question) -> float:
    """The share of one sentence's content words that the other's passage holds, the larger of both ways."""
    ours, theirs = a.words & words_of_passage(b.passage), b.words & words_of_passage(a.passage)
    return max(len(ours) / max(1, len(a.words)), len(theirs) / max(1, len(b.words)))


def _likeness(states: dict[str, State], shared: float) -> float:
    return sum(weight for slot, weight in LIKENESS.items() if states[slot] == State.MATCH) + 0.2 * shared


def _role(a: Question, b: Question) -> tuple[State, Reason]:
    if a.role is b.role:
        return State.MATCH, Reason.EVENT
    roles = {a.role, b.role}
    if Role.FORECAST in roles:
        return State.UNKNOWN, Reason.EVENT
    if Role.SUBSET in roles:
        return State.DIFFER, Reason.PART_OF
    return State.DIFFER, Reason.MEASURE


def other_thing(a: Question, b: Question) -> bool:
    """Whether two known things are counted, shells and tents: no number, however telling, makes them one.

    So are two makes of a thing, elephants and rhinos, two parts of it that exclude each other, nurses and doctors, and
    two crops or diseases.
    """
    if sorts_apart(sorts_of(a), sorts_of(b)):
        return True
    x, y = a.measure, b.measure
    if x is None or y is None or not (x.known and y.known and x.thing and y.thing):
        return False
    if x.thing != y.thing:
        return not may_cost(x, y)
    if x.make is not None and y.make is not None and x.make != y.make:
        return True
    one, other = x.excluding, y.excluding
    return one is not None and other is not None and one[1] == other[1] and one != other


def surely_two(a: Question, b: Question) -> bool:
    """Whether no number, however telling, makes two figures one: two known things, or two places of one kind.

    Of the pairs of tests/gold, second, third and fourth whose sentences state two towns, two regions or two countries
    those of one question are none of 14 whose numbers are equal, and 6 of 489 whose numbers are not.
    """
    return other_thing(a, b) or two_places(a, b)


def two_fates(a: Question, b: Question) -> bool:
    """Whether two things happened to people: killed and injured; who is hurt may be in hospital, who is dead is not."""
    fates = wordlists().fates
    if {a.event, b.event} == {"die", "hospitalise"}:
        return True
    return a.event != b.event and a.event in fates and b.event in fates


def two_sides(a: Question, b: Question) -> bool:
    """Whether votes for something and votes against it are counted, or those of nobody."""
    makes = [q.measure.make for q in (a, b) if q.measure is not None and q.measure.thing == VOTES and q.measure.make]
    return len(makes) == len((a, b)) and makes[0] != makes[1]


def people_and_things(a: Question, b: Question) -> bool:
    """Whether people are counted and buildings, animals or vehicles: 389 dead and 400 houses."""
    things = [q.measure.thing if q.measure is not None and q.measure.known else None for q in (a, b)]
    return "person" in things and any(thing in THINGS for thing in things)


THINGS = frozenset(
    ("house", "building", "animal", "vehicle", "truck", "tank", "ship", "aircraft", "school", "road", "bridge")
)


def two_arms(a: Question, b: Question) -> bool:
    """Whether two kinds of arms are counted, or one and how often something happened: 800 tanks, 555 guns, 547 times.

    Of 1,051 pairs of one topic of tests/gold, second, third, fourth and fifth whose numbers are followed by the names
    of two of these three are of one question.
    """
    arms = wordlists().arms
    one, other = (q.measure.thing if q.measure is not None else None for q in (a, b))
    return one != other and one in arms and other in arms


@once_for_kin
def stated_difference(a: Question, b: Question) -> Reason | None:
    """What both sides say outright and differently, so that no other evidence can outweigh it; None where nothing is.

    Two known things, two known things that happened, two places or two subjects that stand in the figures' sentences.
    """
    if other_thing(a, b):
        return Reason.MEASURE
    if a.event is not None and b.event is not None and a.event != b.event:
        return Reason.MEASURE if two_fates(a, b) else Reason.EVENT
    state, reason = place_state(a, b)
    if state == State.DIFFER and a.place_stated and b.place_stated and a.place is not None and b.place is not None:
        return reason
    if rounds_apart(round_in(a.sentence), round_in(b.sentence)):
        return Reason.EVENT
    if two_towns(town_of(a), town_of(b)):
        return Reason.PLACE
    if owned(a, b) and subject_state(a, b) != State.MATCH and not a.names & b.names:
        return Reason.SUBJECT  # whose jobs, whose revenue: somebody else's number is another number
    if _elsewhere(a, b) or _elsewhere(b, a):
        return Reason.PLACE
    peoples = {stated_people(a), stated_people(b)}
    if len(peoples) > 1 and None not in peoples:
        return Reason.SUBJECT
    stated = all(q.subject is not None and content_words(q.subject) <= q.words for q in (a, b))
    return Reason.SUBJECT if stated and subject_state(a, b) == State.DIFFER else None


def _elsewhere(a: Question, b: Question) -> bool:
    """Whether a figure is of the people or place of a country that the other's document never speaks of."""
    countries = owners_of(a)
    if not countries or not b.passage_places:
        return False
    return not speaks_of(countries, b.passage_places | ({b.place.key} if b.place is not None else frozenset()))


def stated_people(question: Question) -> str | None:
    """The country of whose people or things a figure's own sentence tells: "Ukrainian soldiers"."""
    return question.people if question.people in question.names else None


def owners_of(question: Question) -> frozenset[str]:
    """The countries whose people or place a figure is outright of."""
    place = question.place if question.place_stated else None
    return frozenset(key for key in (question.people, place.country if place is not None else None) if key)


def speaks_of(countries: frozenset[str], keys: frozenset[str]) -> bool:
    """Whether one of these places is one of the countries, lies in it or holds it."""
    return any(
        key == country or key.endswith(f".{country}") or key.startswith(f"{country}.")
        for country in countries
        for key in keys
    )
