"""Explanations: one plain sentence for each comparison. It names what was compared, never who is right."""

from __future__ import annotations

import re

from factcheck.claims import Answer, Bound, Figure, Role
from factcheck.compare.questions.concepts import measure_of
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import Reason
from factcheck.compare.rules.directions import opposed
from factcheck.compare.rules.moments import Moment
from factcheck.text.nouns import singular
from factcheck.text.places import cased, same_place
from factcheck.text.units.currencies import code_of
from factcheck.text.units.units import canonical, dimension

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


_BETWEEN = re.compile(r"(?<=\w)\s*(?:\band\b|\bto\b|-|–)\s*(?=\S*\d)")
_YEARS = 1080
"""From so many days on a distance is told in years."""
MONTH = 28
"""Times of so many days at least are told apart by their ends: 2022 is twelve months before 2023."""
_VAGUE = re.compile(r"(?:dozens|scores|hundreds|thousands|millions|billions)$", re.IGNORECASE)
_LONGEST_NOUN = 60
_BEHIND_HEAD = frozenset(("of", "in", "for", "at", "from", "to", "on", "with", "who", "that", "near", "by"))
"""Words behind the noun that says who speaks: "official of the ministry"."""
_VOWEL = re.compile(r"(?!uni(?:on|v|t|q|f)|eu|one\b|us[eu])[aeiou]", re.IGNORECASE)
_DETERMINED = frozenset(("a", "an", "the", "his", "her", "its", "their", "one", "another", "some", "several", "many"))
TAKEN_BACK = " Its own text says that this number was withdrawn."


def stated(figure: Figure) -> str:
    """The number as it was put, with hedge, unit and noun: "about 95,000 troops", "2.1% (inflation)"."""
    number = figure.text
    if figure.bound is Bound.RANGE and figure.low != figure.high:
        number = _BETWEEN.sub("–", number)
    measure = figure.measure if figure.measure and len(figure.measure) <= _LONGEST_NOUN else None
    if measure is not None and figure.unit is None and measure in number.lower():
        measure = None  # "one postal worker in five"
    noun = cased(measure or "")
    return f"{_HEDGE[figure.bound]}{number}{_unit_and_noun(figure, noun)}"


def _unit_and_noun(figure: Figure, noun: str) -> str:
    """What comes after a number: the noun, with a unit that neither it nor the number names."""
    unit = figure.unit
    if unit is None:
        of = " of" if _VAGUE.search(figure.text) else ""
        return f"{of} {noun}" if noun else ""
    if dimension(unit) == "currency" and code_of(noun.lower()) is not None:
        return f" {noun}"
    if dimension(unit) not in ("time", "length", "mass", "area", "volume"):
        missing = "" if re.search(r"[^\d.,\s]", figure.text) else ("%" if unit == "percent" else f" {unit}")
        said = f" of {noun}" if figure.role is Role.SHARE and not _is_gauged(noun) else f" ({noun})"
        return missing + (said if noun else "")
    words = {canonical(singular(word)) for word in noun.lower().split()}
    if unit in words or canonical(singular(figure.text.split()[-1].lower())) == unit:
        return f" {noun}" if noun else ""
    name = f"{unit.replace('_', ' ')}{'s' if figure.high != 1 else ''}"
    return f" {name} ({noun})" if noun else f" {name}"


def _is_gauged(noun: str) -> bool:
    """Whether a share cannot be one of it: "a deficit of 5 percent of GDP" is no 5 percent of a deficit."""
    measure = measure_of(noun, "percent")
    return measure is not None and measure.thing in wordlists().gauged


def source_of(answer: Answer) -> str:
    """Who says it, with the preposition: "by the ministry", and "in Harbour Gazette" where the document asserts it."""
    speaker = answer.figure.speaker if answer.figure is not None else None
    if speaker is None and answer.figure is None:
        speaker = next((s.speaker for s in answer.statements if s.speaker), None)
    if speaker:
        return f"by {with_article(speaker.removesuffix(' (unnamed)'))}"
    return f"in {answer.document.source or answer.document.title or 'the text itself'}"


def with_article(speaker: str) -> str:
    """A speaker as a sentence names him: bodies with "the", one of many with "a", several and names as they are.

    >>> with_article("interior ministry"), with_article("official in Kyiv"), with_article("american officials")
    ('the interior ministry', 'an official in Kyiv', 'American officials')
    """
    spoken = cased(speaker)
    words = spoken.split()
    head = next((n for n, word in enumerate(words) if word in _BEHIND_HEAD), len(words)) or len(words)
    noun = words[head - 1]
    owned = spoken[:1].isupper() and any(word.endswith(("'s", "’s")) for word in words[: head - 1])
    if noun != noun.lower() or owned or words[0] in _DETERMINED:
        return spoken
    if noun in wordlists().uncounted or singular(noun) != noun:
        return spoken
    if noun in wordlists().one_of_many:
        return f"{'an' if _VOWEL.match(spoken) else 'a'} {spoken}"
    return f"the {spoken}"


def replaced(old: Answer, by: Answer) -> str:
    """One sentence on a number that its own source has replaced."""
    assert by.figure is not None
    day = (by.document.published or "")[:10]
    return f" Replaced {source_of(old)} itself on {day}: {stated(by.figure)}."


def _when(when: Moment | None, days: int) -> str:
    if when is Moment.UNKNOWN:
        return "time not stated"
    if when in (None, Moment.SAME) or days == 0:
        return "same time"
    count = f"{days} day{'s' if days != 1 else ''}" if days < 60 else f"{round(days / 30.4)} months"
    if days >= _YEARS:
        count = f"{round(days / 365.25)} years"
    return f"{count} {'earlier' if when is Moment.LATER else 'later'}"


def explain(
    new: Answer,
    old: Answer,
    asked: Question,
    theirs_asked: Question,
    relation: str,
    *,
    when: Moment | None = None,
    days: int = 0,
    gap: float = 0.0,
    reason: Reason | None = None,
    unknown: tuple[str, ...] = (),
) -> str:
    """One sentence on how `old` stands to `new`; `reason` is what differs, be they of one question in spite of it."""
    assert new.figure is not None
    assert old.figure is not None
    theirs, ours = f"{stated(old.figure)} {source_of(old)}", stated(new.figure)
    if relation == "related":
        what = _DIFFERS[reason] if reason is not None else "not the same question"
        if reason is Reason.TIME and None in (asked.period, theirs_asked.period):
            what = "the time is not stated"
        return f"Not comparable, {what}{_slots(asked, theirs_asked, reason)}: {theirs}; yours is '{ours}'."
    days = days_told(asked, theirs_asked, days)
    but = f"though it reads as {_DIFFERS[reason]}{_slots(asked, theirs_asked, reason)}" if reason is not None else ""
    return same_question(
        theirs, ours, relation, when=when, days=days, gap=gap, unknown=unknown, but=but, opposite=opposed(new, old)
    )


def days_told(one: Question, two: Question, days: int) -> int:
    """The days between two times as they are told: from the end of a month or a year to that of another."""
    if one.period is None or two.period is None or not days or min(one.period.days, two.period.days) < MONTH:
        return days
    return abs((one.period.last - two.period.last).days)


def same_question(
    theirs: str,
    ours: str,
    relation: str,
    *,
    when: Moment | None,
    days: int,
    gap: float,
    unknown: tuple[str, ...],
    but: str = "",
    opposite: bool = False,
) -> str:
    """One sentence on two numbers for one question: `theirs` with its source, `ours` as it was put.

    `but` says what speaks against it, `opposite` whether one is a rise and the other a fall.
    """
    left_open = f" ({', '.join(unknown)} not stated)" if unknown else ""
    of_one = f"Likely the same question, {but}" if but else "Same question"
    head = f"{of_one}, {_when(when, days)}{left_open}: {theirs}"
    if relation == "agrees":
        return f"{head}; in line with your '{ours}'."
    if opposite:
        return f"{head}; a change the other way than your '{ours}'."
    if relation == "changed":
        why = (
            "as a later count or a revision may"
            if when in (None, Moment.SAME) or not days
            else "as it may at another time"
        )
        return f"{head}; your '{ours}' differs, {why}."
    if 0.005 <= gap < 1:
        return f"{head}; {gap:.0%} apart from your '{ours}'."
    return f"{head}; outside your '{ours}'."


def _slots(asked: Question, theirs: Question, reason: Reason | None) -> str:
    """The slot that differs, on both sides where both state it: " (Kharkiv region; yours is Kupiansk)"."""
    one: str | None
    two: str | None
    if reason in (Reason.PLACE, Reason.PART_OF):
        one, two = theirs.place_text, asked.place_text
        if theirs.place is not None and asked.place is not None and same_place(theirs.place, asked.place):
            one = None  # Kupyansk is Kupiansk
    elif reason is Reason.TIME:
        one, two = (str(q.period) if q.period is not None else None for q in (theirs, asked))
    elif reason is Reason.SUBJECT:
        one, two = theirs.subject, asked.subject
    else:
        one = two = None
    if one is None or one == two:
        return ""
    return f" ({one}; yours is {two})" if two is not None else f" ({one})"
