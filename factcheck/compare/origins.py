"""Origins: which answers go back to one utterance, so that five outlets quoting one spokesman count once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from factcheck.claims import Answer
from factcheck.compare.intervals import MOST_KEPT, NOISE, ROUNDING, TELLING, Quantity, rounded, significant_digits
from factcheck.compare.questions.concepts import lexicon
from factcheck.compare.questions.phrases import content_words
from factcheck.text.names.bodies import of_two_states, same_body
from factcheck.text.names.names import same_name
from factcheck.text.places import resolve
from factcheck.text.units.units import convert

AT_ONCE = 256
"""Answers whose numbers are held against all others at once."""


def same_origin(a: Answer, b: Answer) -> bool:
    """Whether both answers go back to one statement of one speaker.

    True where one speaker gave one value, and where one side names no source and repeats the very value of the other,
    be it rounded or hedged. A number of three digits and more that two speakers give to the digit goes back to one
    count: hardly ever do two who count for themselves come to 38,640; to 12,000 they may.
    A round one that no side names a source for, or that is the other rounded, shows nothing (of 23 pairs 3 are).
    """
    one, two = a.figure, b.figure
    if one is None or two is None:
        return _same_words(a, b)
    if not same_value(a, b):
        return False
    if one_speaker(a, b):
        return True
    if _told_apart(a, b):
        return False
    x, y = Quantity.of(one), Quantity.of(two)
    exact = (x.low, x.high) == (y.low, y.high)
    telling = min(significant_digits(x.low), significant_digits(y.low)) >= TELLING
    if one.speaker is None and two.speaker is None:
        return telling
    if one.speaker is None or two.speaker is None:
        return exact or telling
    if _unnamed(one.speaker) or _unnamed(two.speaker):
        return True
    if exact and significant_digits(x.low) > TELLING and not of_two_states(one.speaker, two.speaker):
        return True
    return _cites(a, two.speaker) or _cites(b, one.speaker)


def one_speaker(a: Answer, b: Answer) -> bool:
    """Whether one speaker gave both figures: as people joined or split names, else by spelling or alias."""
    if a.figure is None or b.figure is None:
        return False
    if a.identity is not None and b.identity is not None:
        return a.identity == b.identity
    return same_speaker(a.figure.speaker, b.figure.speaker)


def _told_apart(a: Answer, b: Answer) -> bool:
    return a.identity is not None and b.identity is not None and a.identity != b.identity


@lru_cache(maxsize=MOST_KEPT)
def same_speaker(one: str | None, other: str | None) -> bool:
    """Whether two names are one speaker, by spelling or by alias ("WHO"); never bodies of two states or towns."""
    if not one or not other:
        return False
    aliases = lexicon().aliases
    named = [name.removesuffix(" (unnamed)").removeprefix("the ") for name in (one, other)]
    a, b = (name.lower() for name in named)
    if aliases.get(a, a) == aliases.get(b, b):
        return True
    if of_two_states(*named):
        return False
    return same_body(*named, near=True) or same_name(one, other)


def _unnamed(speaker: str) -> bool:
    """Whether a speaker is left open: "an official", or a capital for its government."""
    if "(unnamed)" in speaker or speaker[:1].islower():
        return True
    place = resolve(speaker)
    return place is not None and place.kind in ("capital", "country")


def same_value(a: Answer, b: Answer) -> bool:
    """Whether the two numbers are one: equal, rounded or converted."""
    if a.figure is None or b.figure is None:
        return False
    one, two = Quantity.of(a.figure), Quantity.of(b.figure)
    if one.unit != two.unit:
        if one.unit is None or two.unit is None or (scale := convert(1.0, two.unit, one.unit)) is None:
            return False
        return abs(two.low * scale - one.low) <= 0.02 * abs(one.low) and abs(two.high * scale - one.high) <= 0.02 * abs(
            one.high
        )
    return (one.low == two.low and one.high == two.high) or rounded(one, two)


def _cites(answer: Answer, speaker: str) -> bool:
    """Whether the sentence names the other side's speaker."""
    words = content_words(speaker)
    return bool(words) and words <= content_words(answer.claim.text)


def _same_words(a: Answer, b: Answer) -> bool:
    x, y = content_words(a.claim.text), content_words(b.claim.text)
    speakers = {s.speaker for s in a.statements if s.speaker}, {s.speaker for s in b.statements if s.speaker}
    known = any(same_name(p, q) for p in speakers[0] for q in speakers[1])
    return known and len(x & y) >= 0.5 * max(1, min(len(x), len(y)))


def origins(answers: Sequence[Answer]) -> list[int]:
    """A number for each answer, equal where the origin is one."""
    numbers: list[int] = []
    count = 0
    for i, near in enumerate(_near(answers)):
        found = next((numbers[j] for j in near if same_origin(answers[i], answers[j])), count)
        numbers.append(found)
        count = max(count, found + 1)
    return numbers


def _near(answers: Sequence[Answer]) -> Iterator[list[int]]:
    """For each answer those ahead of it, by place, that may have its number: most are told apart by that alone."""
    quantities = [Quantity.of(answer.figure) if answer.figure is not None else None for answer in answers]
    low = np.array([math.nan if q is None else q.low for q in quantities])
    units = [None if q is None else q.unit for q in quantities]
    places = {unit: place for place, unit in enumerate(dict.fromkeys(units))}
    unit = np.array([places[own] for own in units], dtype=np.int64)
    for start in range(0, len(answers), AT_ONCE):
        own = slice(start, start + AT_ONCE)
        size, other_size = np.abs(low[own, None]), np.abs(low[None, :])
        with np.errstate(invalid="ignore"):  # two endless numbers
            apart = np.abs(low[own, None] - low[None, :]) > ROUNDING * (1 + NOISE) * np.maximum(size, other_size)
        may = ~(apart & (unit[own, None] == unit[None, :]))
        for i, row in enumerate(may, start):
            yield np.flatnonzero(row[:i]).tolist()


def independent_origins(answers: Iterable[Answer]) -> int:
    """How many sources the answers go back to."""
    return len(set(origins(list(answers))))
