"""Differences: which slot is named as what keeps two figures apart, of all that do.

A reader is told the difference that says most. Whose a number is comes before what happened; people that met two
fates are two counts, not two events; and a march, a raid or a flood months away is another event, wherever it was.
"""

from __future__ import annotations

from factcheck.claims import Role
from factcheck.compare.gate import Verdict
from factcheck.compare.moments import kind_of_both, moment
from factcheck.compare.owners import owned, subject_state
from factcheck.compare.questions import Question
from factcheck.compare.reasons import Reason, State
from factcheck.compare.whereabouts import place_state

ANOTHER_OCCASION = {"reading": 45, "running": 180}
"""Days from which on a count of another place is one of another occasion: another exercise, another flood."""
_PLANS = frozenset(("promise", "plan", "pledge", "order"))
_OWN_FORCES = "soldier"


def named_difference(
    a: Question, b: Question, verdict: Verdict, outright: Reason | None, ruled: Reason | None
) -> Reason:
    """The reason that a match gives. `outright` is what both sentences state, `ruled` what time and numbers say."""
    found = outright or verdict.reason or ruled
    if found in (Reason.EVENT, Reason.MEASURE) and owned(a, b) and subject_state(a, b) == State.DIFFER:
        return Reason.SUBJECT
    if found is Reason.EVENT and outright is not None and _counted_apart(a, b):
        return Reason.MEASURE
    if found is Reason.PART_OF and place_state(a, b)[1] is not Reason.PART_OF and _fates_differ(a, b):
        return Reason.MEASURE
    if found is Reason.TIME and (Role.FORECAST in (a.role, b.role)) and a.role is not b.role and _overlap(a, b):
        return Reason.EVENT  # a forecast beside what came of it
    open_measure = found is Reason.MEASURE and outright is None and verdict.reason is None
    unsure = found in (Reason.PLACE, Reason.SUBJECT, Reason.TIME) or open_measure
    if unsure and not owned(a, b) and _another_occasion(a, b):
        return Reason.EVENT
    return found or _open_slot(verdict)


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
