"""Told: whether one text gives the number of the other beside its own.

"LUMA had spoken of 1.2 million, outside trackers of more than 1.35 million": a text that names a number of another text
where it gives its own sets the two against each other, and numbers that two texts share tell that both are about one
thing. Numbers are looked for in digits, with a magnitude word, and are not read any closer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims import Answer, Figure
from factcheck.compare.evidence.contrasted import NAMES, contrasted
from factcheck.compare.intervals import significant_digits
from factcheck.compare.questions.passages import Passage, passage_of
from factcheck.compare.questions.phrases import MOST_DOCUMENTS

_NUMBER = re.compile(
    r"(?<![\w.,])(?<![A-Za-z]-)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s-]?(thousand|million|billion|trillion|m|bn|tn)\b)?",
    re.IGNORECASE,
)
_FACTORS = {"thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12}
_YEAR = re.compile(r"(?:19|20)\d\d")
ALIKE = 0.005
"""Numbers no further apart than this share of the larger are one."""
NEAR = 250
"""Characters around a figure in which its text speaks of the same thing."""
MOST_SHARED = 8


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a text in order of size, and where each stands."""

    values: tuple[float, ...]
    starts: tuple[int, ...]
    distinct: frozenset[float]

    def of(self, passage: Passage) -> Numbers:
        """Those that stand in a passage of the text."""
        kept = [(value, start) for value, start in zip(self.values, self.starts, strict=True) if passage.holds(start)]
        values = tuple(value for value, _ in kept)
        return Numbers(values, tuple(start for _, start in kept), frozenset(values))


@lru_cache(maxsize=MOST_DOCUMENTS)
def numbers_in(text: str) -> Numbers:
    """The numbers of a text but years."""
    found = sorted(
        (float(match[1].replace(",", "")) * _FACTORS.get((match[2] or "").lower(), 1.0), match.start())
        for match in _NUMBER.finditer(text)
        if match[2] or not _YEAR.fullmatch(match[1])
    )
    values = tuple(value for value, _ in found)
    return Numbers(values, tuple(start for _, start in found), frozenset(values))


def told(new: Answer, old: Answer) -> dict[str, float]:
    """The evidence of numbers that one text gives of the other."""
    assert new.figure is not None
    assert old.figure is not None
    numbers = numbers_around(new), numbers_around(old)
    given = _given(new, old, numbers)
    sentence = near = document = telling_sentence = telling_document = 0
    for teller, other, places in given:
        assert teller.figure is not None
        assert other.figure is not None
        inside = any(teller.claim.start <= place < teller.claim.end for place in places)
        sentence += inside
        near += any(abs(place - teller.figure.start) < NEAR for place in places)
        document += bool(places)
        if digits_of(other.figure) > 1:
            telling_sentence += inside
            telling_document += bool(places)
    digits = digits_of(new.figure), digits_of(old.figure)
    return {
        "number in other sentence": sentence,
        "number near other": near,
        "number in other document": document,
        "telling number in other sentence": telling_sentence,
        "telling number in other document": telling_document,
        "digits, fewer": min(digits),
        "digits, more": max(digits),
        "numbers shared": min(MOST_SHARED, len(numbers[0].distinct & numbers[1].distinct)),
        **dict(zip(NAMES, _contrasts(given), strict=True)),
    }


def contrasts(new: Answer, old: Answer, numbers: tuple[Numbers, Numbers]) -> tuple[float, ...]:
    """The evidence, as NAMES has it, of how either text sets the other's number against its own, added up.

    `numbers` are those around the two.
    """
    return _contrasts(_given(new, old, numbers))


def _given(new: Answer, old: Answer, numbers: tuple[Numbers, Numbers]) -> list[tuple[Answer, Answer, list[int]]]:
    """Each of the two as the teller, the other, and where the teller's text gives the other's number."""
    sides = (new, old, numbers[0]), (old, new, numbers[1])
    return [(teller, other, _places(found, other.figure, teller)) for teller, other, found in sides if other.figure]


def _contrasts(given: Iterable[tuple[Answer, Answer, list[int]]]) -> tuple[float, ...]:
    both = [0.0] * len(NAMES)
    for teller, other, places in given:
        assert teller.figure is not None
        own = teller.figure.start
        if places:
            place = min(places, key=lambda place: abs(place - own))
            written = _NUMBER.match(teller.document.text, place)
            span = place, written.end() if written is not None else place + 1
            both = [sum(cues) for cues in zip(both, contrasted(teller, other, span), strict=True)]
    return tuple(both)


def numbers_around(answer: Answer) -> Numbers:
    """The numbers of the passage that an answer stands in."""
    return _numbers(answer.document.text, passage_of(answer))


@lru_cache(maxsize=MOST_DOCUMENTS)
def _numbers(text: str, passage: Passage) -> Numbers:
    """Kept: a figure is held against many."""
    return numbers_in(text).of(passage)


def digits_of(figure: Figure) -> int:
    """The digits of a number that count, as it is written: what is converted tells no more."""
    written = re.search(r"\d[\d,.]*", figure.text)
    return len(re.sub(r"\D", "", written[0]).strip("0")) if written else significant_digits(figure.low)


def _places(numbers: Numbers, figure: Figure, teller: Answer) -> list[int]:
    """Where a text gives the number of a figure, its teller's own number apart."""
    assert teller.figure is not None
    out = []
    for value in {figure.low, figure.high}:
        slack = ALIKE * abs(value)
        first = bisect_left(numbers.values, value - slack)
        last = bisect_right(numbers.values, value + slack)
        starts = numbers.starts[first:last]
        out += [s for s in starts if not teller.figure.start <= s < teller.figure.end]
    return out
