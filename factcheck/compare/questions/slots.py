"""Slots: place, subject, role and rate of a figure, read again where the parse left them open or unsure."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from factcheck.claims import Answer, Figure, Role
from factcheck.compare.questions.concepts import PER_DAY, Measure, measure_of
from factcheck.compare.questions.phrases import content_words, tokens_of
from factcheck.compare.questions.scenes import places_in
from factcheck.compare.questions.wordlists import wordlists
from factcheck.text.awaited import is_awaited
from factcheck.text.dates.dates import Dated, find_dates
from factcheck.text.dates.periods import Period
from factcheck.text.places import WORLD, Place, demonym, resolve
from factcheck.text.units.units import is_money

WEEK = 7
MOST_OF_DOCUMENT = 16
"""Of one document the figures of a sentence come one after the other, and most have one place: so much is kept."""
FUTURE = timedelta(days=10)
"""A time that lies so far behind the day of publication is the future of the text."""
_FORECAST = re.compile(
    r"\b(?:forecasts?|forecasted|(?:is|are|was|were|be|has|had) (?:now )?expect\w*|expects|expecting|"
    r"projects|projected|projections?|predicts?|predicted|prediction|will (?!have)|"
    r"would (?!say|put|guess|call|estimate)|(?:can|may|might|must) expect|"
    r"(?:could|may|might) (?:yet |well |still |even )?"
    r"(?:reach|rise|climb|exceed|top|hit|grow|total|number|double|be|go|cost|turn out|have|swell|fall|drop|shrink|"
    r"widen|last|take)\b|"
    r"likely to|fears?|feared|warn(?:s|ed|ing)? (?:of|that)|(?:is|are) to|"
    r"(?:agreed|decided|promised?|promises|pledged?|vow\w*|set|due|poised) to|"
    r"targets?|goals?|guidance)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:planning|planned|plans? (?:to|for|an?)|foresees?|foresaw|foreseen)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:ris\w+|rose|fell|fall\w*|increas\w+|decreas\w+|drop\w*|declin\w+|grew|grow\w*|jump\w*|climb\w*|reduc\w+|down|up|"
    r"additional|another|further|gain\w*|shrank|shrink\w*|swell\w*|extra|added)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:.!?\n—–]|, (?:but|and|while|which|who)\b")
_WILL = re.compile(
    r"\b(?:will|is to|are to|is due to|are due to)\s+(?!have\b|be (?:beaten|exceeded|surpassed|topped)\b)",
    re.IGNORECASE,
)
""" "1,700 prisoners will be freed on Tuesday" """
_AIM = re.compile(
    r"\b(?:targets?|goals?|thresholds?|limits?|standard|quotas?|quorum|ceiling|cap)\s+(?:(?:is|was|of|at|that|remains?|stands?|for|"
    r"set|the|a|this|next|year|some|about|around|more|than|least)\s+){1,4}[$€£]?$",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"(?:\s?%|\s+per\s?cent)?[\s-]+(?:target|goal|threshold|limit|quota|quorum|ceiling|cap)\b", re.IGNORECASE
)
""" "a target of 4,000", "below the 5 % limit": what is to be and not what is"""
_SUBSET = re.compile(r"\b(?:including|among them|of (?:whom|which|them))\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_SAMPLED = re.compile(
    r"\b(?:in|at|of|from)\s+(?:the|those|these|its|our|their)\s+(?:[\w,-]+\s+){1,4}?(?:that\s+|which\s+)?"
    r"(?:we|it|they|he|she|(?:our|its|their|the)\s+[a-z]+)\s+(?:had\s+|have\s+|has\s+)?"
    r"(?:visited|observed|surveyed|sampled|examined|monitored|inspected|checked|attended|looked\s+at)\b",
    re.IGNORECASE,
)
"""What was looked at, of more: "in the 42 centres we visited the average was 19.6 percent"."""
_SO_MANY_OF = re.compile(
    r"(?:(?:\d|\b(?:million|billion|hundred|thousand|dozen|half|most|one|two|three|four|five|six|seven|eight|nine|ten))\s+"
    r"(?:out\s+)?|^\s*|[.;:,(]\s+)of\s+(?:the\s+|its\s+|their\s+|some\s+|about\s+|around\s+)*[$€£]?$",
    re.IGNORECASE,
)
_WORLDWIDE = re.compile(
    r"\b(?:worldwide|globally|around the world|across the world|global|in the world)\b", re.IGNORECASE
)


_DASH_NEAR = re.compile(r"(?!\w)[^—–]{0,40}\s[—–-]{1,2}(?:\s|$)")


@lru_cache(maxsize=MOST_OF_DOCUMENT)
def _dateline(place: str, text: str) -> bool:
    """Whether the place is only where the report was written: "GENEVA — "."""
    place = place.lower()
    lines = (line.lstrip() for line in text[:1000].lower().split("\n"))
    return any(line.startswith(place) and _DASH_NEAR.match(line, len(place)) for line in lines)


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
    told = _where_told(sentence)
    inner = [p for p in here if p.key not in told and not any(p.key in other.within for other in here)]
    if len(near) == 1:
        return near[0].name, near[0]
    if len(inner) == 1:
        return inner[0].name, inner[0]
    return figure.place, place


_NAME = r"(?:the\s+)?([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
_WHERE_TOLD = re.compile(
    r"\b(?:ministry|office|department|bureau|agency|institute|council|commission|cent(?:re|er)|bank|authority|embassy|"
    rf"headquarters|diplomats?|officials?|spokes\w+)\s+in\s+{_NAME}\s+(?:says?|said|told|announced|reported|puts?|"
    rf"warned|showed|estimates?|estimated)\b|"
    rf"\b(?:said|says|announced|warned|told(?:\s+[\w’'-]+){{1,3}})\s+(?:on\s+\w+day\s+)?in\s+{_NAME}"
)


def _where_told(sentence: str) -> frozenset[str]:
    """The keys of places where a number was only given: "the ministry in Paris said", "told reporters in Rome"."""
    found = (resolve(match[1] or match[2]) for match in _WHERE_TOLD.finditer(sentence))
    return frozenset(place.key for place in found if place is not None)


def states_place(written: str | None, place: Place | None, sentence: str) -> bool:
    """Whether the figure's own sentence names its place, and not only a dateline."""
    if written is None:
        return False
    named = places_in(sentence, adjectives=False)
    if place is not None and any(p.key == place.key for p in named):
        return True
    if place is not None and place.key == WORLD:
        return not named or bool(_WORLDWIDE.search(sentence))
    return (place is None or " " in written) and written.lower() in sentence.lower() and not written.isupper()


def country_of(owner: Place | None) -> str | None:
    """The key of the country or place that a subject is; a capital stands for its country."""
    if owner is None:
        return None
    return owner.country if owner.kind == "capital" else owner.key


_OF = re.compile(r"\b(\w+)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_OF_SOMETHING = re.compile(r"\w\s+of\s", re.IGNORECASE)


def dates_the_cause(period: Period, answer: Answer, event: str | None) -> bool:
    """Whether a time that a total carries is that of what caused it: "the storm of 10 September".

    So is a day on which people were killed of whom a later text tells: those who died since are counted too.
    """
    sentence, published = answer.claim.text, Period.parse((answer.document.published or "")[:10])
    if published is None or published.days_apart(period) > LONG_AGO:
        return False  # the storms of years ago are other storms, and their number is of their own year
    later = AFTERWARDS <= (published.last - period.last).days <= TOLD_OF
    if later and period.days <= A_DAY and event in wordlists().suffered and ON_A_DAY.search(sentence):
        return True
    if _OF_SOMETHING.search(sentence) is None:
        return False
    for dated in _dates_in(sentence, answer.document.published):
        if dated.period is not None and dated.period.first == period.first:
            before = _OF.search(sentence[: dated.span.start])
            return before is not None and before[1].lower() not in wordlists().times
    return False


@lru_cache(maxsize=MOST_OF_DOCUMENT)
def _dates_in(sentence: str, published: str | None) -> list[Dated]:
    return find_dates(sentence, published)


LONG_AGO = 400
TWO_YEARS = 24
"""The months of a season or school year that two years name, "2022-23": the next one begins in its last."""
A_DAY, AFTERWARDS, TOLD_OF = 2, 2, 60
"""Days that a blow takes at most, after which its dead are counted anew, and within which they still are."""
ON_A_DAY = re.compile(
    r"\bon\s+(?:\w+day\b|\d|(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)|day[’']s\b"
)
_INSIDE = re.compile(r"\b(?:inside|within|internal(?:ly)?)\b", re.IGNORECASE)
_ABROAD = re.compile(
    r"\b(?:abroad|across (?:the|its|their) borders?|neighbou?ring countries|other countries)\b", re.IGNORECASE
)
_BACK = re.compile(r"\b(?:back|returned|returning|returnees)\b", re.IGNORECASE)


def comes_back(answer: Answer) -> bool:
    """Whether those who are counted came back: "have crossed back into Ukraine"."""
    return bool(_BACK.search(beside(answer)))


_NUMBER_OF = re.compile(r"\b(?:number|count|tally|total) of ((?:[\w-]+\s+){1,4})", re.IGNORECASE)


def counted_as(answer: Answer) -> frozenset[str]:
    """The words after "the number of" in a figure's sentence, before the figure: what its people are counted as."""
    assert answer.figure is not None
    before = answer.document.text[answer.claim.start : answer.figure.start]
    found = None
    for found in _NUMBER_OF.finditer(before):  # noqa: B007 -- the last one counts
        pass
    return tokens_of(found[1]) if found is not None else frozenset()


_LEAVING = frozenset(("flee", "leave", "escape", "depart"))


def leaves_the_country(figure: Figure, place: Place | None, answer: Answer) -> bool:
    """Whether those who were driven out went abroad: "fled Ukraine", where others are displaced inside it."""
    around = beside(answer)
    if _INSIDE.search(around):
        return False
    if _ABROAD.search(around):
        return True
    if figure.event not in _LEAVING or place is None or place.kind != "country":
        return False
    after = answer.document.text[figure.end : min(answer.claim.end, figure.end + 80)]
    left = re.search(
        r"\b(?:fled|flee|fleeing|left|leave|leaving|escaped|escape)\s+(?:from\s+)?(?:the\s+)?([A-Z]\w+)", after
    )
    return left is not None and (found := resolve(left[1])) is not None and found.kind == "country"


_BY_OTHERS = frozenset(("kill", "destroy", "shoot", "wound", "injure", "capture", "shoot down"))
"""What is done to somebody else's soldiers, so that the subject is not whose they are."""


def people_of(figure: Figure, measure: Measure | None) -> str | None:
    """The key of the country whose people or arms are counted; None where the text does not say."""
    for word in (figure.measure or "").split():
        people = demonym(word)
        if people is not None:
            return people.key
    if measure is None or measure.scope != "soldier" or figure.event in _BY_OTHERS:
        return None
    return country_of(resolve(figure.subject)) if figure.subject else None


def as_published(period: Period, published: Period | None) -> bool:
    """Whether a time says no more than when the document came out: that day, or the days that end with it."""
    return published is not None and period.last == published.last and period.days <= WEEK


def beside(answer: Answer) -> str:
    """The words right around a figure, within its claim."""
    assert answer.figure is not None
    text, figure = answer.document.text, answer.figure
    before = text[max(answer.claim.start, figure.start - 40) : figure.start]
    after = text[figure.end : min(answer.claim.end, figure.end + 60)]
    before = _OTHER_NUMBER.split(before)[-1] if _OTHER_NUMBER.search(before) else before
    return f"{before}{figure.text}{_OTHER_CLAUSE.split(after, maxsplit=1)[0]}"


_OTHER_NUMBER = re.compile(r"\d[^.;]*?(?:\band\b|\bwhile\b|;)")
_OTHER_CLAUSE = re.compile(r",\s+(?:with|while|and)\s+[^,;]*\d|;")
""" "has risen to 158, with 191 still missing": what is told of another number"""


_SUMMED = re.compile(r"\barriv(?:e|es|ed|ing)\s+at\s+(?:[a-z-]+\s+){0,3}$", re.IGNORECASE)


_COUNTED = re.compile(
    r"(?:\s*(?:%|percent|per cent))?\s+of\s+(?:the\s+|all\s+)?(?:votes?|ballots?|precincts?|polling stations)\s+"
    r"(?:(?:had|have|has|were|was|been|being)\s+)*(?:counted|tallied|processed|reporting|reported|in(?=[,.;]))",
    re.IGNORECASE,
)


_OF_THINGS = frozenset(("lose", "save", "claim"))
"""What is lost or saved of money is neither destroyed nor rescued."""
_CLOSED_WITH = re.compile(
    r"\b(?:end|begin|beg[au]n|finish|close|start)(?:s|ed|es)?\s+(?:the|last|this)\s+(?:year|month|quarter|season|week)\s+with\b"
)
""" "ended the year with 4,250 employees" """
_WITHOUT = re.compile(r"\b(?:without|in the dark|with no)\b")


def predicate_of(answer: Answer) -> str | None:
    """What the figure's predicate says happened.

    To "arrive at" a number is to count, and nobody comes anywhere; "with 91 percent of votes counted" tells how far the
    count is, and nobody has won them.
    """
    assert answer.figure is not None
    start = answer.figure.start
    if _COUNTED.match(answer.document.text, answer.figure.end):
        return "tally"
    before = answer.document.text[max(answer.claim.start, start - 60) : start]
    if is_money(answer.figure.unit) and answer.figure.event in _OF_THINGS:
        return None
    if _CLOSED_WITH.search(before):
        return "have"
    if answer.figure.event == "leave" and _WITHOUT.search(after_number(answer)):
        return "affect"
    return None if _SUMMED.search(before) else answer.figure.event


def after_number(answer: Answer) -> str:
    """The words after a figure in its own clause."""
    assert answer.figure is not None
    end = answer.figure.end
    return _CLAUSE.split(answer.document.text[end : min(answer.claim.end, end + 60)].replace(",", ";"))[0]


def _is_of_a_sample(answer: Answer) -> bool:
    """Whether a sentence tells of what was looked at, and the figure is not how many those are."""
    assert answer.figure is not None
    found = _SAMPLED.search(answer.claim.text)
    if found is None:
        return False
    at = answer.figure.start - answer.claim.start
    return not found.start() <= at < found.end()


def was_expected(answer: Answer) -> bool:
    """Whether the text says of a figure that it was only expected, before another came."""
    assert answer.figure is not None
    return is_awaited(answer.document.text, answer.figure.start, answer.figure.end)


def is_named(answer: Answer) -> bool:
    """Whether the noun of a figure stands right behind its number."""
    assert answer.figure is not None
    start, noun = answer.figure.end, answer.figure.measure
    return bool(noun) and answer.document.text[start : start + 80].lstrip().lower().startswith(str(noun).lower())


def is_whole(answer: Answer) -> bool:
    """Whether another number is so many of this one: what is told of "23 of the 32 allies" is told of the 23."""
    assert answer.figure is not None
    start = answer.figure.start
    return _SO_MANY_OF.search(answer.document.text[max(answer.claim.start, start - 60) : start]) is not None


def rate_of(measure: Measure | None, kind: str | None, period: Period | None, answer: Answer) -> str | None:
    """The rate in words, or that of a flow over a whole year: "3 million rounds in 2024" are so many a year."""
    if kind == "reading":
        return None  # a reading is that of its day anyway
    if measure is not None and measure.rate is not None:
        return measure.rate
    if measure is not None and answer.figure is not None:
        found = measure_of(after_number(answer))
        if found is not None and found.rate in PER_DAY:
            return found.rate
    return "year" if kind == "flow" and period is not None and 360 <= period.days <= 366 else None


def announced_by_another(figure: Figure, event: str | None, measure: Measure | None, sentence: str) -> bool:
    """Whether a number that is somebody's own is announced by somebody else than the subject carried over.

    "Microsoft announced a reduction of 10,000 jobs" is not about the company of the sentence before.
    """
    own = event in wordlists().owned_events or (measure is not None and measure.scope == "worker")
    if not own or not figure.subject or not figure.speaker or "(unnamed)" in figure.speaker:
        return False
    here = content_words(sentence)
    return not content_words(figure.subject) & here and bool(content_words(figure.speaker) & here)


def subject_of(figure: Figure) -> str | None:
    """The subject; None where it only repeats what is counted ("the death toll stands at")."""
    if not figure.subject:
        return None
    words = content_words(figure.subject)
    if words <= content_words(figure.measure or "") | wordlists().counting:
        return None
    text = figure.subject.strip()
    return text[4:] if text.lower().startswith("the ") else text


_DONE_BY_PLAN = frozenset(("dismiss", "promise"))
"""What is done by being announced: jobs are cut so, and aid is pledged."""


def role_of(figure: Figure, answer: Answer, period: Period | None, kind: str | None, event: str | None) -> Role:
    """The figure's role; a plain level whose clause or time lies in the future is a forecast."""
    if event in _DONE_BY_PLAN and figure.role in (Role.LEVEL, Role.FORECAST):
        return Role.LEVEL
    published = Period.parse((answer.document.published or "")[:10])
    ahead = period is not None and published is not None and period.last > published.last + FUTURE
    if figure.role is Role.FORECAST and ahead:
        return Role.FORECAST
    if figure.role is Role.LEVEL and period is not None and published is not None and ahead:
        # a rate of the year that runs is a forecast, what a factory makes in it is not
        if kind == "level" or period.first > published.last:
            return Role.FORECAST
        return Role.LEVEL
    if was_expected(answer):
        return Role.FORECAST
    if kind != "level" and figure.role is Role.FORECAST:
        said = answer.claim.text
        if not _FORECAST.search(said) and not _PLANNED.search(said):
            return Role.LEVEL
    if figure.role is Role.DELTA and kind == "level":
        return Role.LEVEL  # prices that rose by 11 percent are an inflation of 11 percent
    if figure.role is Role.DELTA and not _CHANGE.search(beside(answer)):
        return Role.LEVEL  # "reviewed by 36 critics" is no change
    if figure.role not in (Role.LEVEL, Role.FORECAST, Role.SHARE):
        return figure.role
    before = answer.document.text[max(answer.claim.start, figure.start - 120, 0) : figure.start]
    if _SUBSET.search(before) or _is_of_a_sample(answer):
        return Role.SUBSET
    if figure.role is Role.FORECAST and _PLANNED.search(answer.claim.text):
        return Role.FORECAST
    if _AIM.search(before) or _AIMED.match(answer.document.text, figure.end):
        return Role.FORECAST
    if figure.role is Role.FORECAST and _WILL.search(after_number(answer)):
        return Role.FORECAST
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    return Role.FORECAST if _FORECAST.search(before[cuts[-1] if cuts else 0 :]) else Role.LEVEL
