"""Slots: place, subject, role and rate of a figure, read again where the parse left them open or unsure."""

from __future__ import annotations

import re
from datetime import timedelta

from factcheck.claims import Answer, Figure, Role
from factcheck.compare.concepts import PER_DAY, Measure, measure_of
from factcheck.compare.phrases import content_words
from factcheck.compare.scenes import places_in
from factcheck.compare.wordlists import wordlists
from factcheck.text.periods import Period
from factcheck.text.places import WORLD, Place, resolve

WEEK = 7
FUTURE = timedelta(days=15)
"""A time that lies so far behind the day of publication is the future of the text."""
_FORECAST = re.compile(
    r"\b(?:forecasts?|forecasted|(?:is|are|was|were|be|has|had) (?:now )?expect\w*|expects|expecting|"
    r"projects|projected|projections?|predicts?|predicted|prediction|will (?!have)|"
    r"(?:could|may|might) (?:yet |well |still |even )?"
    r"(?:reach|rise|climb|exceed|top|hit|grow|total|number|double|be|go|cost|turn out|have)|"
    r"likely to|fears?|feared)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:ris\w+|rose|fell|fall\w*|increas\w+|decreas\w+|drop\w*|declin\w+|grew|grow\w*|jump\w*|climb\w*|reduc\w+|down|up|"
    r"additional|another|further|gain\w*|shrank|shrink\w*|swell\w*|extra|added)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:.!?\n—–]|, (?:but|and|while|which|who)\b")
_SUBSET = re.compile(r"\b(?:including|among them|of (?:whom|which|them))\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_WORLDWIDE = re.compile(
    r"\b(?:worldwide|globally|around the world|across the world|global|in the world)\b", re.IGNORECASE
)


def _dateline(place: str, text: str) -> bool:
    """Whether the place is only where the report was written: "GENEVA — "."""
    pattern = rf"(?:^|\n)\s*{re.escape(place)}\b[^\n—–]{{0,40}}\s[—–-]{{1,2}}\s"
    return bool(re.search(pattern, text[:1000], re.IGNORECASE))


def place_of(figure: Figure, here: tuple[Place, ...], sentence: str, text: str) -> tuple[str | None, Place | None]:
    """The place of a figure. Where it is unknown or only the dateline, one that its own sentence names comes first."""
    place = resolve(figure.place)
    stated = figure.place is not None and figure.place.lower() in sentence.lower()
    if stated and not (figure.place or "").isupper():
        return figure.place, place
    if figure.place is not None and not _dateline(figure.place, text):
        closer = [p for p in places_in(sentence, adjectives=False) if place is not None and place.key in p.within]
        inferred = figure.place not in text and place is not None and place.kind == "country"
        return (closer[0].name, closer[0]) if inferred and len(closer) == 1 else (figure.place, place)
    if _WORLDWIDE.search(sentence):
        return WORLD, resolve(WORLD)
    near = places_in(f"{figure.measure or ''} {figure.subject or ''}".title())
    here = places_in(sentence, adjectives=False)
    inner = [p for p in here if not any(p.key in other.within for other in here)]
    if len(near) == 1:
        return near[0].name, near[0]
    if len(inner) == 1:
        return inner[0].name, inner[0]
    return figure.place, place


def states_place(written: str | None, place: Place | None, sentence: str) -> bool:
    """Whether the figure's own sentence names its place, and not only a dateline."""
    if written is None:
        return False
    named = places_in(sentence, adjectives=False)
    if place is not None and (any(p.key == place.key for p in named) or place.key == WORLD):
        return True
    return place is None and written.lower() in sentence.lower() and not written.isupper()


def country_of(owner: Place | None) -> str | None:
    """The key of the country or place that a subject is; a capital stands for its country."""
    if owner is None:
        return None
    return owner.country if owner.kind == "capital" else owner.key


def as_published(period: Period, published: Period | None) -> bool:
    """Whether a time says no more than when the document came out: that day, or the days that end with it."""
    return published is not None and period.last == published.last and period.days <= WEEK


def beside(answer: Answer) -> str:
    """The words right around a figure, within its claim."""
    assert answer.figure is not None
    text, figure = answer.document.text, answer.figure
    before = max(answer.claim.start, figure.start - 40)
    return text[before : min(answer.claim.end, figure.end + 60)]


def rate_of(measure: Measure | None, kind: str | None, period: Period | None, answer: Answer) -> str | None:
    """The rate in words, or that of a flow over a whole year: "3 million rounds in 2024" are so many a year."""
    if kind == "reading":
        return None  # a reading is that of its day anyway
    if measure is not None and measure.rate is not None:
        return measure.rate
    if measure is not None and answer.figure is not None:
        after = answer.document.text[answer.figure.end : min(answer.claim.end, answer.figure.end + 60)]
        found = measure_of(_CLAUSE.split(after.replace(",", ";"))[0])
        if found is not None and found.rate in PER_DAY:
            return found.rate
    return "year" if kind == "flow" and period is not None and 360 <= period.days <= 366 else None


def subject_of(figure: Figure) -> str | None:
    """The subject; None where it only repeats what is counted ("the death toll stands at")."""
    if not figure.subject:
        return None
    words = content_words(figure.subject)
    if words <= content_words(figure.measure or "") | wordlists().counting:
        return None
    text = figure.subject.strip()
    return text[4:] if text.lower().startswith("the ") else text


_DONE_BY_PLAN = frozenset(("once",))
"""Kinds whose plan is the thing itself: jobs are cut by announcing it."""


def role_of(figure: Figure, answer: Answer, period: Period | None, kind: str | None) -> Role:
    """The figure's role; a plain level whose clause or time lies in the future is a forecast."""
    if kind in _DONE_BY_PLAN and figure.role in (Role.LEVEL, Role.FORECAST):
        return Role.LEVEL
    published = Period.parse((answer.document.published or "")[:10])
    ahead = period is not None and published is not None and period.last > published.last + FUTURE
    if figure.role is Role.LEVEL and period is not None and published is not None and ahead:
        # a rate of the year that runs is a forecast, what a factory makes in it is not
        if kind == "level" or period.first > published.last:
            return Role.FORECAST
        return Role.LEVEL
    if kind != "level" and figure.role is Role.FORECAST and not _FORECAST.search(answer.claim.text):
        return Role.LEVEL
    if figure.role is Role.DELTA and kind == "level":
        return Role.LEVEL  # prices that rose by 11 percent are an inflation of 11 percent
    if figure.role is Role.SHARE:
        return Role.LEVEL
    if figure.role is Role.DELTA and not _CHANGE.search(beside(answer)):
        return Role.LEVEL  # "reviewed by 36 critics" is no change
    if figure.role not in (Role.LEVEL, Role.FORECAST):
        return figure.role
    before = answer.document.text[max(answer.claim.start, figure.start - 120, 0) : figure.start]
    if _SUBSET.search(before):
        return Role.SUBSET
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    return Role.FORECAST if _FORECAST.search(before[cuts[-1] if cuts else 0 :]) else Role.LEVEL
