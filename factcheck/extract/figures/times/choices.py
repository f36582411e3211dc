"""Choices: which of the times that a text names a figure is of, all evidence weighed.

Rules find the date of a figure's own clause; of what has none they know little more than that it is news. There trees
weigh all candidates, learnt by `make choices` from the marked corpora (tests/accuracy/choose_times.py); what the rules
say is one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from factcheck.claims import Figure, Role
from factcheck.extract.figures.anchors import Anchor
from factcheck.extract.figures.times.candidates import KINDS, Candidates, Times, one_time
from factcheck.extract.figures.times.times import By, Timeline
from factcheck.extract.trees import Row, Weights, likely, of_words, weights
from factcheck.text.dates.periods import Period

OPEN = (By.NEWS, By.PARAGRAPH)
"""What the rules go by where trees know better: of topics left out they told .53 instead of .46 right, of those that
their own sentence dates .755 instead of .750. A forecast looks to what the rules say."""
MARGIN, ASIDE = 0.1, 0.3
"""So much likelier a time is that takes the place of what the rules say; and of the dates of the figure's own sentence,
which the rules have put aside, one that does."""
LEAST = 0.35
"""So likely is a time that is taken where the rules say nothing."""
USUAL, CAUTION = 0.25, 6.0
"""A word leads to a kind of time as often as it did, with CAUTION cases added that did as often as any."""


def timed(
    figures: Sequence[Figure], sources: Mapping[int, By], anchors: Mapping[int, Anchor], timeline: Timeline
) -> list[Figure]:
    """The figures, each of the time that is likeliest by far enough, else of that which the rules say."""
    times = Times(timeline, figures, sources)
    found = {
        place: times.of(place, anchors[place])
        for place, figure in enumerate(figures)
        if place in anchors and is_open(figure, sources.get(place))
    }
    out = list(figures)
    if not any(own.found for own in found.values()):
        return out  # the weights are read where there is something to choose
    for (place, own), odds in zip(found.items(), odds_of(list(found.values()), weights("times")), strict=True):
        period = likeliest(own, Period.parse(figures[place].as_of), odds)
        out[place] = figures[place] if period is None else replace(figures[place], as_of=str(period))
    return out


def is_open(figure: Figure, source: By | None) -> bool:
    """Whether what says the time of a figure leaves it open."""
    return source in OPEN and figure.role is not Role.FORECAST


def odds_of(found: Sequence[Candidates], weighed: Weights) -> list[Row]:
    """The odds of the candidates of each figure, told together: that takes a third of the time."""
    rows = [
        (own.number, candidate.own, of_words(word_keys(own, candidate.kind), weighed.words, USUAL, CAUTION))
        for own in found
        for candidate in own.found
    ]
    ends = np.cumsum([len(own.found) for own in found])
    return np.split(weighed.odds(rows), ends[:-1]) if found else []


def likeliest(found: Candidates, given: Period | None, odds: Row) -> Period | None:
    """The time with which most of what is likely agrees; None where what the rules say stays as it is."""
    if not found.found:
        return None
    periods = [candidate.period for candidate in found.found]
    agreeing = np.array([[one_time(one, other) for other in periods] for one in periods], dtype=float) @ likely(odds)
    kept = periods.index(given) if given is not None else None
    own = LEAST if kept is None else float(agreeing[kept])
    gains = agreeing - own - [ASIDE if candidate.kind == KINDS[0] else MARGIN for candidate in found.found]
    best = int(gains.argmax())
    return periods[best] if gains[best] > 0 and best != kept else None


def word_keys(found: Candidates, kind: str) -> dict[str, str]:
    """What is counted and what happened to it, each with the kind of a time."""
    return {f"word {number}": f"{word}|{kind}" for number, word in enumerate(found.words)}
