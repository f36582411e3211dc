"""Questions: what a figure answers, with every slot brought to one form.

"More than 11,000 jobs cut at Meta" and "Meta let go of 11,000 people" answer one question: how many persons did Meta
dismiss in November 2022. A slot that the document leaves open is None: unknown, neither a match nor a mismatch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from factcheck.claims import Answer, Bound, Figure, Role
from factcheck.compare.concepts import PER_DAY, Event, Measure, event_of, events_in, is_generic, kind_of, measure_of
from factcheck.compare.intervals import Quantity
from factcheck.text.periods import Period
from factcheck.compare.scenes import places_in, places_of_document
from factcheck.text.places import WORLD, Place, demonym, resolve
from factcheck.text.units import dimension

ATTEND = "attend"
FUTURE = timedelta(days=15)
_WORD = re.compile(r"[^\W_][\w'’-]*")
_FORECAST = re.compile(
    r"\b(?:forecasts?|forecasted|(?:is|are|was|were|be|has|had) (?:now )?expect\w*|expects|expecting|projects|projected|projections?|"
    r"predicts?|predicted|prediction|will (?!have)|"
    r"(?:could|may|might) (?:yet |well |still |even )?(?:reach|rise|climb|exceed|top|hit|grow|total|number|double|be|go|cost|turn out|have)|"
    r"likely to|fears?|feared)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:.!?\n—–]|, (?:but|and|while|which|who)\b")
_SUBSET = re.compile(r"\b(?:including|among them|of (?:whom|which|them))\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "by",
        "and",
        "or",
        "but",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "could",
        "may",
        "might",
        "as",
        "than",
        "more",
        "less",
        "over",
        "under",
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "after",
        "before",
        "since",
        "until",
        "when",
        "who",
        "which",
        "what",
        "there",
        "their",
        "his",
        "her",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "not",
        "no",
        "so",
        "such",
        "also",
        "only",
        "just",
        "up",
        "down",
        "out",
        "off",
        "into",
        "per",
        "said",
        "says",
        "according",
        "told",
        "least",
        "most",
        "few",
        "many",
        "much",
        "other",
        "others",
        "all",
        "any",
        "each",
        "both",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    ]
)


@dataclass(frozen=True, slots=True)
class Question:
    """The slots of one figure's question. `stated` tells that the time is the text's own, not the day of publication."""

    measure: Measure | None
    event: str | None
    verb: str | None
    subject: str | None
    country: str | None
    place: Place | None
    place_text: str | None
    place_stated: bool
    places: tuple[Place, ...]
    document_places: frozenset[str]
    title_places: frozenset[str]
    document_text: str
    period: Period | None
    stated: bool
    unit: str | None
    dimension: str | None
    role: Role
    rate: str | None
    kind: str | None
    as_of: str | None
    noun_words: frozenset[str]
    tokens: frozenset[str]
    context: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]

    @property
    def title(self) -> str:
        """The question in a few words, the slots parted by middle dots."""
        what = " ".join(dict.fromkeys(w for w in (self._noun, self.verb) if w))
        parts = [what or (self.unit or "figure"), self.subject, self.place_text]
        if self.period is not None:
            parts.append(str(self.period))
        return " · ".join(dict.fromkeys(part for part in parts if part))

    @property
    def _noun(self) -> str | None:
        return self.measure.thing if self.measure is not None else None


@lru_cache(maxsize=4096)
def question_of(answer: Answer) -> Question | None:
    """The question that an answer's figure answers; None for an answer without a figure."""
    figure = answer.figure
    if figure is None:
        return None
    quantity = Quantity.of(figure)
    measure = measure_of(figure.measure, quantity.unit)
    event = event_of(figure.event, measure.thing if measure else None, measure.scope if measure else None)
    if event is None and measure is not None and measure.event is None and measure.thing == "person" and figure.subject:
        named = events_in(_tokens(figure.subject), "person")
        event = Event(ATTEND, "once") if ATTEND in named else None
    if event is None and measure is not None and measure.event is None and measure.thing == "person":
        said = events_in(_tokens(_beside(answer)), "person")
        event = Event(next(iter(said)), kind_of(next(iter(said)))) if len(said) == 1 else None
    weak = measure is not None and measure.event == "employ" and event is not None
    if measure is not None and measure.event is not None and not weak and not (event is not None and event.overrides):
        name, kind = measure.event, measure.kind
    elif event is not None:
        name, kind = event.name, event.kind
    else:
        name, kind = None, measure.kind if measure else None
    published = Period.parse((answer.document.published or "")[:10])
    period = Period.parse(figure.as_of)
    stated = period is not None and not _as_published(period, published)
    period = period or published
    sentence = answer.claim.text
    here = places_in(sentence)
    written, place = _place(figure, here, sentence, answer.document.text)
    owner = resolve(figure.subject) if figure.subject else None
    text = answer.document.text
    unit_free = quantity.unit != "percent"
    around = f"{answer.document.title or ''} {text[max(0, answer.claim.start - 600) : answer.claim.start]} {sentence}"
    return Question(
        measure=measure,
        event=name,
        verb=None if is_generic(figure.event) else figure.event,
        subject=_subject(figure),
        country=_country(owner),
        place=place,
        place_text=written,
        place_stated=_stated(written, place, sentence, here),
        places=here,
        document_places=places_of_document(f"{answer.document.title or ''}. {text}"),
        title_places=frozenset(p.key for p in places_in(answer.document.title or "")),
        document_text=text,
        period=period,
        stated=stated,
        unit=quantity.unit,
        dimension=dimension(quantity.unit),
        role=_role(figure, answer, period if stated else None, kind),
        rate=_rate(measure, kind, period if stated else None, answer),
        kind="rate" if measure is not None and measure.rate in PER_DAY and unit_free else kind,
        as_of=figure.as_of if stated else None,
        noun_words=content_words(figure.measure or ""),
        tokens=_tokens(sentence),
        context=_tokens(around),
        words=content_words(sentence),
        names=names_in(sentence),
    )


def _country(owner: Place | None) -> str | None:
    """The key of the country or place that a subject is; a capital stands for its country."""
    if owner is None:
        return None
    return owner.country if owner.kind == "capital" else owner.key


def _as_published(period: Period, published: Period | None) -> bool:
    """Whether a time says no more than when the document came out: that day, or the days that end with it."""
    return published is not None and period.last == published.last and period.days <= WEEK


WEEK = 7


def _stated(written: str | None, place: Place | None, sentence: str, here: tuple[Place, ...]) -> bool:
    """Whether the figure's own sentence names its place, and not only a dateline."""
    if written is None:
        return False
    named = places_in(sentence, adjectives=False)
    if place is not None and (any(p.key == place.key for p in named) or place.key == WORLD):
        return True
    return place is None and written.lower() in sentence.lower() and not written.isupper()


def _beside(answer: Answer) -> str:
    """The words right around a figure, within its claim."""
    assert answer.figure is not None
    text, figure = answer.document.text, answer.figure
    before = max(answer.claim.start, figure.start - 40)
    return text[before : min(answer.claim.end, figure.end + 60)]


def _rate(measure: Measure | None, kind: str | None, period: Period | None, answer: Answer) -> str | None:
    """The rate in words, or that of a flow over a whole year: "3 million rounds in 2024" are so many a year."""
    if measure is not None and measure.rate is not None:
        return measure.rate
    if measure is not None and answer.figure is not None:
        after = answer.document.text[answer.figure.end : min(answer.claim.end, answer.figure.end + 60)]
        found = measure_of(_CLAUSE.split(after.replace(",", ";"))[0])
        if found is not None and found.rate in PER_DAY:
            return found.rate
    return "year" if kind == "flow" and period is not None and 360 <= period.days <= 366 else None


def _tokens(text: str) -> frozenset[str]:
    return frozenset(w.removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text.lower()))


def _subject(figure: Figure) -> str | None:
    """The subject; None where it only repeats what is counted ("the death toll stands at")."""
    if not figure.subject:
        return None
    words = content_words(figure.subject)
    if words <= content_words(figure.measure or "") | _COUNTING:
        return None
    text = figure.subject.strip()
    return text[4:] if text.lower().startswith("the ") else text


_COUNTING = frozenset(
    ("toll", "number", "figure", "count", "total", "tally", "rate", "estimate", "real", "true", "official", "death")
)
_WORLDWIDE = re.compile(r"\b(?:worldwide|globally|around the world|across the world|global|in the world)\b", re.I)


def _dateline(place: str, text: str) -> bool:
    """Whether the place is only where the report was written: "GENEVA — "."""
    return bool(re.search(rf"(?:^|\n)\s*{re.escape(place)}\b[^\n—–]{{0,40}}\s[—–-]{{1,2}}\s", text[:1000], re.I))


def _place(figure: Figure, here: tuple[Place, ...], sentence: str, text: str) -> tuple[str | None, Place | None]:
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


_DONE_BY_PLAN = frozenset(("once",))
"""Kinds whose plan is the thing itself: jobs are cut by announcing it."""


def _role(figure: Figure, answer: Answer, period: Period | None, kind: str | None) -> Role:
    """The figure's role; a plain level whose clause or time lies in the future is a forecast."""
    if kind in _DONE_BY_PLAN and figure.role in (Role.LEVEL, Role.FORECAST):
        return Role.LEVEL
    published = Period.parse((answer.document.published or "")[:10])
    if (
        figure.role is Role.LEVEL
        and period is not None
        and published is not None
        and period.last > published.last + FUTURE
    ):
        return Role.FORECAST
    if figure.role is Role.DELTA and kind == "level":
        return Role.LEVEL  # prices that rose by 11 percent are an inflation of 11 percent
    if figure.role is Role.SHARE:
        return Role.LEVEL
    if kind == "running" and figure.role is Role.FORECAST and not _FORECAST.search(answer.claim.text):
        return Role.LEVEL
    if figure.role not in (Role.LEVEL, Role.FORECAST):
        return figure.role
    before = answer.document.text[max(answer.claim.start, figure.start - 120, 0) : figure.start]
    if _SUBSET.search(before):
        return Role.SUBSET
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    return Role.FORECAST if _FORECAST.search(before[cuts[-1] if cuts else 0 :]) else Role.LEVEL


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """The lower-case words of a text without numbers and function words, plural and verbal endings cut off."""
    return frozenset(_stem(w) for w in _WORD.findall(text.lower()) if w not in STOP and not w[0].isdigit())


_SAME_WORD = {
    "globally": "worldwide",
    "global": "worldwide",
    "world": "worldwide",
    "film": "movie",
    "earned": "gross",
    "earnings": "gross",
}


def _stem(word: str) -> str:
    word = _SAME_WORD.get(word, word)
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in ("ing", "ed", "es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """The capitalised words of a text, lower case, adjectives of countries as the country's key."""
    out = set()
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or word.lower() in STOP:
            continue
        people = demonym(word)
        out.add(people.key if people is not None else word.lower().removesuffix("'s").removesuffix("’s"))
    return frozenset(out)


def hedged(figure: Figure) -> bool:
    """Whether the figure is an approximation or a bound."""
    return figure.bound is not Bound.EXACT
