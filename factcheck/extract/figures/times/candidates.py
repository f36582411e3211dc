"""Candidates: the times that a figure may be of, each with the evidence for and against it.

The dates that the text names, the day of publication, the days of the news, the times of the figures around, and what
the rules of `times` say.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.claims import Bound, Figure, Role
from factcheck.extract.figures.anchors import Anchor
from factcheck.extract.figures.times.held_against import compared_before, of_comparison, of_history
from factcheck.extract.figures.times.moments import Stance, stance_of
from factcheck.extract.figures.times.tenses import Tense, tense_of
from factcheck.extract.figures.times.times import By, Timeline, reported_before
from factcheck.text.dates.dates import Dated
from factcheck.text.dates.periods import Period
from factcheck.text.nouns import singular
from factcheck.text.spans import Span
from factcheck.text.units.units import dimension

Evidence = dict[str, float]
BEFORE, AFTER, OFTEN = 6, 3, 2
"""So many of the dates before a figure are candidates, of those behind it, and of those that the text names most."""
KINDS = ("sentence", "news", "text", "other")
"""Where a time comes from: the figure's sentence, the days of the news, elsewhere in the text, the figures around."""
FAR = 2000.0
"""Characters beyond which nothing is near."""
OPENING = 300
"""Characters of a text that say what it is about."""
ALIKE = 0.3
"""Two stretches are one time that have this share of their days in common, or end on one day."""
SHORT = 31
"""The longest time, in days, of what happened on an occasion."""
LEADS = ("", "since", "until", "till", "by", "before", "after", "from", "between", "through", "to", "as of", "up to")
UNITS = (None, "percent", "currency")
STANCES, TENSES, SOURCES, ROLES, BOUNDS = (tuple(kind) for kind in (Stance, Tense, By, Role, Bound))
TELLING = (
    "now", "far", "still", "already", "today", "then", "earlier", "later", "had", "was", "were", "has", "have", "will",
    "first", "since", "before", "after", "until", "year", "month", "week", "night", "usual", "normal", "always",
    "every", "would",
)  # fmt: skip
"""Words of a sentence that tell something of its time."""
_BASE = re.compile(
    r"\b(?:from|against|than|compared\s+(?:with|to))\s+(?:(?:the|an?|about|some|around|nearly|over|just)\s+)*[$€£]?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?][”\"’»)]*\s+(?=[A-Z“\"«0-9])|\n")
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_STEM = 5
"""Letters of a word that tell what it is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that may be the figure's, what speaks for it, and of which kind it is."""

    period: Period
    kind: str
    own: Evidence


@dataclass(frozen=True, slots=True)
class Candidates:
    """Those of one figure, with what is told of the figure itself, and the words that tell what it is."""

    number: Evidence
    words: tuple[str, ...]
    found: tuple[Candidate, ...]


class Times:
    """The times of a document: its dates, and its figures as the rules date them."""

    def __init__(self, timeline: Timeline, figures: Sequence[Figure], sources: Mapping[int, By]) -> None:
        self._line, self._figures, self._sources = timeline, figures, sources
        self._text = timeline.text
        self._given = [Period.parse(figure.as_of) for figure in figures]
        self._dates = [
            d for d in timeline.dates if not (of_history(timeline.text, d) or of_comparison(timeline.text, d))
        ]
        self._often = Counter(dated.period for dated in self._dates if dated.period is not None)
        self._shares = Counter(given for given in self._given if given is not None)
        self._order = {period: place for place, period in enumerate(self._often)}
        self._ranks = {period: rank for rank, (period, _) in enumerate(self._often.most_common())}
        self._starts = [dated.span.start for dated in self._dates]
        self._last = {
            "measure": _last([_head(figure) for figure in figures]),
            "unit": _last([figure.unit for figure in figures]),
            "event": _last([figure.event for figure in figures]),
        }

    def of(self, place: int, anchor: Anchor) -> Candidates:
        """The candidates of the figure in that place; none where all are one time."""
        figure, sentence = self._figures[place], anchor.sentence
        named = self._named(figure)
        periods = dict.fromkeys(named)
        known = (self._given[place], self._line.published, self._line.news, *self._around(place))
        periods |= dict.fromkeys(period for period in known if period is not None)
        given, published = self._given[place], self._line.published
        if published is not None and tense_of(anchor) is not Tense.FUTURE and figure.role is not Role.FORECAST:
            day = published.last
            periods = {p: None for p in periods if p == given or p.first < day or p.last <= day}
        if tense_of(anchor) is Tense.PRESENT and published is not None:
            # What is, or has been so far, reaches up to the day of the text.
            periods = {period: None for period in periods if period == given or period.last >= published.last}
        if given is not None and all(one_time(given, period) for period in periods):
            return Candidates({}, (), ())
        stems = self._stems(sentence)
        found = tuple(
            self._candidate(place, period, named.get(period, ()), (anchor, sentence, stems)) for period in periods
        )
        return Candidates(self._of_number(place, anchor, sentence, len(periods)), _words(figure), found)

    def _named(self, figure: Figure) -> dict[Period, list[Dated]]:
        """The dates of the text that may be the figure's, with where they are named near it."""
        dates, at = self._dates, bisect_left(self._starts, figure.start)
        near = [*dates[max(0, at - BEFORE) : at], *dates[at : at + AFTER]]
        most = [period for period, _ in self._often.most_common(OFTEN)]
        out: dict[Period, list[Dated]] = defaultdict(list)
        for dated in near:
            if dated.period is not None:
                out[dated.period].append(dated)
        for dated in dates:
            if dated.period in most and dated not in out[dated.period]:
                out[dated.period].append(dated)
        return out

    def _around(self, place: int) -> Iterator[Period | None]:
        """The times of the two figures before and of the next."""
        for other in (place - 1, place - 2, place + 1):
            if 0 <= other < len(self._given) and not self._is_base(other):
                yield self._given[other]

    def _is_base(self, place: int) -> bool:
        """Whether another number is held against the figure in that place, whose time is then another."""
        start = self._figures[place].start
        return _BASE.search(self._text, max(0, start - 30), start) is not None

    def _of_number(self, place: int, anchor: Anchor, sentence: Span, many: int) -> Evidence:
        figure = self._figures[place]
        said = set(_WORD.findall(sentence.of(self._text).lower()))
        kind = (dimension(figure.unit) or "").split(":")[0] if figure.unit != "percent" else "percent"
        return {
            "source": SOURCES.index(self._sources.get(place, By.NOTHING)),
            "tense": TENSES.index(tense_of(anchor)),
            "unit": UNITS.index(kind) if kind in UNITS else len(UNITS) if figure.unit else 0,
            "role": ROLES.index(figure.role),
            "bound": BOUNDS.index(figure.bound),
            "candidates": many,
            "dates in sentence": len(self._between(sentence)),
            "opening": figure.start < OPENING,
            "place in text": figure.start / max(1, len(self._text)),
            "place in sentence": figure.start - sentence.start,
            "length": math.log(max(1, len(self._text))),
            "given none": self._given[place] is None,
            **{f"says {word}": float(word in said) for word in TELLING},
        }

    def _candidate(
        self, place: int, period: Period, mentions: Sequence[Dated], where: tuple[Anchor, Span, frozenset[str]]
    ) -> Candidate:
        figure, line = self._figures[place], self._line
        anchor, sentence, stems = where
        inside = [dated for dated in mentions if sentence.start <= dated.span.start and dated.span.end <= sentence.end]
        nearest = min(mentions, key=lambda dated: _distance(figure, dated), default=None)
        given, published = self._given[place], line.published
        kind = "sentence" if inside else "news" if period in (published, line.news) else "text" if mentions else "other"
        before = self._given[place - 1] if place else None
        behind = self._given[place + 1] if place + 1 < len(self._given) else None
        own: Evidence = {
            "kind": KINDS.index(kind),
            "given": period == given,
            "of the day": period == published,
            "days before the day": (published.last - period.first).days if published is not None else -1,
            "of the news": period == line.news,
            "overlaps given": given is not None and period.overlaps(given),
            "days": math.log(period.days),
            "named": self._often[period],
            "rank": self._ranks.get(period, len(self._ranks)),
            "order": self._order.get(period, len(self._order)),
            "given to others": self._shares[period] - (period == given),
            "share of others": (self._shares[period] - (period == given)) / max(1, len(self._given) - 1),
            "of the figure before": period == before,
            "of the figure behind": period == behind,
            **{f"of one {what} before": self._of_last(last[place], period) for what, last in self._last.items()},
            "in given": given is not None and given.contains(period),
            "holds given": given is not None and period.contains(given),
            "in sentence": len(inside),
            "short": period.days <= SHORT,
        }
        if published is not None:
            ago = (published.last - period.last).days
            own["days ago"] = math.copysign(math.log1p(abs(ago)), ago)
            own["ahead"] = period.first > published.last
        if nearest is not None:
            own |= self._of_mention(figure, nearest, stems)
            own["opens"] = min(dated.span.start for dated in mentions) < OPENING
            own["words shared"] = max(len(stems & self._stems(self._sentence(dated))) for dated in mentions)
        if inside:
            own["stance"] = STANCES.index(stance_of(anchor, min(inside, key=lambda d: _distance(figure, d)).span))
        return Candidate(period, kind, own)

    def _of_mention(self, figure: Figure, dated: Dated, stems: frozenset[str]) -> Evidence:
        """What the nearest place says at which the time is named."""
        first, last = sorted((figure.start, dated.span.start))
        between = self._text[first:last]
        return {
            "distance": min(FAR, _distance(figure, dated)),
            "behind": dated.span.start > figure.start,
            "sentences between": len(_SENTENCE.findall(between)) if len(between) < FAR else FAR,
            "paragraphs between": between.count("\n\n") if len(between) < FAR else FAR,
            "commas between": between.count(",") if len(between) < FAR else FAR,
            "numbers between": len(re.findall(r"\d[\d.,]*", between)) if len(between) < FAR else FAR,
            "lead": LEADS.index(dated.lead) if dated.lead in LEADS else len(LEADS),
            "compared": compared_before(self._text, dated),
            "reported": reported_before(self._text, dated),
            "words beside": len(stems & self._stems(self._sentence(dated))),
            "year written": bool(re.search(r"\d{4}", dated.span.of(self._text))),
            "opens sentence": dated.span.start - self._sentence(dated).start < 5,
        }

    def _of_last(self, last: int | None, period: Period) -> float:
        """Whether the last figure before that has something in common is of this time; unknown where there is none."""
        return -1.0 if last is None else float(self._given[last] == period)

    def _between(self, sentence: Span) -> list[Dated]:
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return self._dates[first:last]

    def _sentence(self, dated: Dated) -> Span:
        return self._sentences[dated.span]

    @cached_property
    def _sentences(self) -> dict[Span, Span]:
        """The sentence that each date stands in."""
        ends = [0, *(found.end() for found in _SENTENCE.finditer(self._text)), len(self._text)]
        out = {}
        for dated in self._line.dates:
            at = bisect_left(ends, dated.span.start + 1)
            out[dated.span] = Span(ends[at - 1], ends[at])
        return out

    def _stems(self, sentence: Span) -> frozenset[str]:
        known = self._known_stems.get(sentence)
        if known is None:
            known = frozenset(word[:_STEM].lower() for word in _WORD.findall(sentence.of(self._text)))
            self._known_stems[sentence] = known
        return known

    @cached_property
    def _known_stems(self) -> dict[Span, frozenset[str]]:
        return {}


def one_time(one: Period, other: Period) -> bool:
    """Whether two stretches are one time, as far as comparing goes."""
    if one == other:
        return True
    if not one.overlaps(other):
        return False
    common = Period(max(one.first, other.first), min(one.last, other.last)).days
    return one.last == other.last or common >= ALIKE * (one.days + other.days - common)


def _last(keys: Sequence[str | None]) -> list[int | None]:
    """For each place the last before it with the same key; None where there is none, or no key."""
    seen: dict[str, int] = {}
    out = []
    for place, key in enumerate(keys):
        out.append(seen.get(key) if key else None)
        if key:
            seen[key] = place
    return out


def _distance(figure: Figure, dated: Dated) -> float:
    return float(max(dated.span.start - figure.end, figure.start - dated.span.end, 0))


def _head(figure: Figure) -> str:
    words = re.split(r"\b(?:of|in|from|for|a|per|to|on|by|with|at)\b", figure.measure or "", maxsplit=1)[0].split()
    return singular(words[-1]) if words else ""


def _words(figure: Figure) -> tuple[str, ...]:
    """What is counted and what happened to it, as words that time may hang on."""
    found = [f"measure {_head(figure)}", f"event {figure.event}", f"unit {figure.unit}"]
    return (*found, f"{found[0]} {found[1]}")
