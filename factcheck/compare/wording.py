"""Explanations: one plain sentence for each comparison. It names what was compared, never who is right."""

from __future__ import annotations

from factcheck.claims import Answer, Bound, Figure
from factcheck.compare.moments import Moment
from factcheck.compare.questions import Question
from factcheck.compare.reasons import Reason

_HEDGE = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
    Bound.RANGE: "",
}
_DIFFERS = {
    Reason.PLACE: "another place",
    Reason.TIME: "another time",
    Reason.SUBJECT: "somebody else",
    Reason.EVENT: "another event",
    Reason.MEASURE: "something else counted",
    Reason.UNIT: "another unit",
    Reason.PART_OF: "a part of the whole",
}


def stated(figure: Figure) -> str:
    """The number as it was put, with hedge and noun: "about 95,000 troops"."""
    noun = f" {figure.measure}" if figure.measure and len(figure.measure) <= 60 else ""
    return f"{_HEDGE[figure.bound]}{figure.text}{noun}"


def source_of(answer: Answer) -> str:
    """Who says it, in words: the speaker, else the outlet, else the document."""
    speaker = answer.figure.speaker if answer.figure is not None else None
    if speaker is None:
        speaker = next((s.speaker for s in answer.statements if s.speaker), None)
    return speaker or answer.document.source or answer.document.title or "the text itself"


def _when(when: Moment | None, days: int) -> str:
    if when is Moment.UNKNOWN:
        return "time not stated"
    if when in (None, Moment.SAME) or days == 0:
        return "same time"
    count = f"{days} day{'s' if days != 1 else ''}" if days < 60 else f"{round(days / 30.4)} months"
    return f"{count} {'earlier' if when is Moment.LATER else 'later'}"


def explain(
    new: Answer,
    old: Answer,
    theirs_asked: Question,
    relation: str,
    *,
    when: Moment | None = None,
    days: int = 0,
    gap: float = 0.0,
    reason: Reason | None = None,
    unknown: tuple[str, ...] = (),
) -> str:
    """One sentence on how `old` stands to `new`."""
    assert new.figure is not None
    assert old.figure is not None
    theirs, ours = f"{stated(old.figure)} by {source_of(old)}", f"'{stated(new.figure)}'"
    left_open = f" ({', '.join(unknown)} not stated)" if unknown and relation != "related" else ""
    if relation == "related":
        what = _DIFFERS[reason] if reason is not None else "not the same question"
        return f"Not comparable, {what}: {_slots(theirs_asked, reason)}{theirs}; yours is {ours}."
    head = f"Same question, {_when(when, days)}{left_open}: {theirs}"
    if relation == "agrees":
        return f"{head}; in line with your {ours}."
    if relation == "changed":
        return f"{head}; your {ours} differs, as it may at another time."
    far = f"{gap:.0%} apart" if 0.005 <= gap < 1 else "outside"
    return f"{head}; {far} from your {ours}." if far != "outside" else f"{head}; outside your {ours}."


def _slots(question: Question, reason: Reason | None) -> str:
    if reason in (Reason.PLACE, Reason.PART_OF) and question.place_text:
        return f"in {question.place_text}, "
    if reason is Reason.TIME and question.period is not None:
        return f"for {question.period}, "
    if reason is Reason.SUBJECT and question.subject:
        return f"{question.subject}, "
    return ""
