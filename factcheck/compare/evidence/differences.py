"""Differences: which slot is named as what keeps two figures apart, of all that do.

A reader is told the difference that says most. Whose a number is comes before what happened; people that met two
fates are two counts, not two events; and a march, a raid or a flood months away is another event, wherever it was.
What these rules name is the first evidence; forests learnt from the marked reasons weigh it against the rest: the
states of all slots, times, words, and the cues around both figures (`cues`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.claims import Answer, Role
from factcheck.compare.evidence.cues import cues
from factcheck.compare.evidence.evidence import log_of, of_times, ratio_of, slots_and_words
from factcheck.compare.evidence.sameness import Forest
from factcheck.compare.intervals import Quantity, agree
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import Reason, State
from factcheck.compare.rules.counted import measure_state
from factcheck.compare.rules.gate import Verdict
from factcheck.compare.rules.moments import kind_of_both, moment
from factcheck.compare.rules.owners import owned, subject_state
from factcheck.compare.rules.whereabouts import place_state

ANOTHER_OCCASION = {"reading": 45, "running": 180}
"""Days from which on a count of another place is one of another occasion: another exercise, another flood."""
_PLANS = frozenset(("promise", "plan", "pledge", "order"))
_OWN_FORCES = "soldier"
_LINKS = frozenset(("the", "of", "and", "for", "de", "du", "al"))
UNKNOWN = -1.0
"""Stands for what is not known of a pair without units that convert, or without times."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two figures side by side with their questions, and what slots and sentences alone say of the pair."""

    new: Answer
    old: Answer
    a: Question
    b: Question
    verdict: Verdict
    outright: Reason | None


def reason_of(
    pair: Beside, ruled: Reason | None, numbers: tuple[Quantity, Quantity] | None, forests: Mapping[str, Forest]
) -> Reason:
    """What keeps two figures apart. `ruled` is what time and numbers say, `numbers` are both in one unit, if any is."""
    named = named_difference(pair.a, pair.b, pair.verdict, pair.outright, ruled)
    if not forests or _plain(pair, named) or (numbers is None and _only_the_unit(pair)):
        return named
    found = evidence_of_difference(pair, ruled, numbers, named)
    return Reason(max(forests, key=lambda reason: forests[reason].odds(found)))


def _plain(pair: Beside, named: Reason) -> bool:
    """Whether it is plain what differs: two bearers with names or of two peoples, a second fire, a part of one place's.

    Else one slot of all that both sentences state. Of 59 pairs of one such slot in tests/gold the rules name the marked
    reason of .86, of 72 in tests/third as often as the forests do; of 71 of two names .87 and .24.
    """
    a, b = pair.a, pair.b
    if named is Reason.SUBJECT and (_is_name(a.subject) or a.people) and (_is_name(b.subject) or b.people):
        return True
    if named is Reason.EVENT and any(_starts_another(q.subject) for q in (a, b)):
        return True
    if pair.verdict.differing != 1:
        return False
    if named is Reason.PART_OF and measure_state(a, b) == (State.DIFFER, named) and place_state(a, b)[0] == State.MATCH:
        return True  # children among the dead of a place
    return pair.outright is not None and len(pair.verdict.unknown) <= 1


def _is_name(subject: str | None) -> bool:
    """Whether a bearer is named: "Meta", "the Red Cross", not "a second fire"."""
    return bool(subject) and all(word[0].isupper() for word in str(subject).split() if word not in _LINKS)


def _only_the_unit(pair: Beside) -> bool:
    """Whether one noun is measured in two units, and nothing else is known to differ: 40 houses, 40 % of the houses."""
    return pair.verdict.differing == 1 and pair.a.noun_words == pair.b.noun_words != frozenset()


def evidence_of_difference(
    pair: Beside, ruled: Reason | None, numbers: tuple[Quantity, Quantity] | None, named: Reason
) -> dict[str, float]:
    """The evidence for each reason, as plain numbers, the same whichever figure comes first."""
    a, b, verdict = pair.a, pair.b, pair.verdict
    said = {"verdict": verdict.reason, "outright": pair.outright, "ruled": ruled, "named": named}
    p, q = a.period, b.period
    return {
        **slots_and_words(a, b),
        **of_times(pair.new, pair.old, a, b),
        **cues(pair.new, pair.old),
        **{f"{who} {reason}": reason is one for who, one in said.items() for reason in Reason},
        **{f"{slot} unknown": slot in verdict.unknown for slot in ("measure", "event", "subject", "place")},
        "ratio": log_of(ratio_of(*numbers)) if numbers is not None else UNKNOWN,
        "fit": agree(*numbers) if numbers is not None else UNKNOWN,
        "converts": numbers is not None,
        "unit equal": a.unit == b.unit,
        "slots differing": verdict.differing,
        "likeness": verdict.likeness,
        "days between periods": math.log1p(p.days_apart(q)) if p is not None and q is not None else UNKNOWN,
        "year equal": p is not None and q is not None and p.last.year == q.last.year,
        "people equal": a.people == b.people,
        "country equal": a.country == b.country,
        "countries known": (a.country is not None) + (b.country is not None),
        "places stated": a.place_stated + b.place_stated,
        "subjects that are names": _is_name(a.subject) + _is_name(b.subject),
        "verbs differ": a.verb is not None and b.verb is not None and a.verb != b.verb,
        "nouns odd": len(a.noun_words ^ b.noun_words),
        "no noun": (not a.noun_words) + (not b.noun_words),
        "nouns within": bool(a.noun_words and b.noun_words)
        and (a.noun_words <= b.noun_words or b.noun_words <= a.noun_words),
    }


def named_difference(
    a: Question, b: Question, verdict: Verdict, outright: Reason | None, ruled: Reason | None
) -> Reason:
    """The reason that the rules name. `outright` is what both sentences state, `ruled` what time and numbers say."""
    found = outright or verdict.reason or ruled
    if found in (Reason.EVENT, Reason.MEASURE) and owned(a, b) and subject_state(a, b) == State.DIFFER:
        return Reason.SUBJECT
    if found is Reason.EVENT and outright is not None and _counted_apart(a, b):
        return Reason.MEASURE
    if found is Reason.SUBJECT and any(_starts_another(q.subject) for q in (a, b)):
        return Reason.EVENT  # "a second fire" is an occasion of its own
    if found is Reason.PART_OF and place_state(a, b)[1] is not Reason.PART_OF and _fates_differ(a, b):
        return Reason.MEASURE
    if found is Reason.TIME and (Role.FORECAST in (a.role, b.role)) and a.role is not b.role and _overlap(a, b):
        return Reason.EVENT  # a forecast beside what came of it
    open_measure = found is Reason.MEASURE and outright is None and verdict.reason is None
    unsure = found in (Reason.PLACE, Reason.SUBJECT, Reason.TIME) or open_measure
    if unsure and not owned(a, b) and _another_occasion(a, b):
        return Reason.EVENT
    return found or _open_slot(verdict)


def _starts_another(subject: str | None) -> bool:
    return bool(subject) and str(subject).lower().split()[0] in wordlists().another


def _counted_apart(a: Question, b: Question) -> bool:
    """Whether what happened makes two counts of one noun: people hurt and people killed, shells promised and sent."""
    persons = [q.measure is not None and q.measure.thing == "person" for q in (a, b)]
    forces = any(q.measure is not None and q.measure.scope == _OWN_FORCES for q in (a, b))
    return (all(persons) and not forces) or bool({a.event, b.event} & _PLANS)


def _fates_differ(a: Question, b: Question) -> bool:
    return a.event is not None and b.event is not None and a.event != b.event


def _overlap(a: Question, b: Question) -> bool:
    return a.period is not None and b.period is not None and a.period.overlaps(b.period)


def _another_occasion(a: Question, b: Question) -> bool:
    least = ANOTHER_OCCASION.get(kind_of_both(a, b) or "")
    return least is not None and moment(a, b)[1] > least


def _open_slot(verdict: Verdict) -> Reason:
    """What keeps two figures apart that no rule does: the first slot that is open, else what is counted."""
    slots = {"event": Reason.EVENT, "subject": Reason.SUBJECT, "place": Reason.PLACE}
    return next((reason for slot, reason in slots.items() if slot in verdict.unknown), Reason.MEASURE)
