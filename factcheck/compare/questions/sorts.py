"""Sorts: which disease and which crop a sentence names, and which kind of a thing the noun that is counted.

One that counts cases of one disease counts none of another, and gas consumption is no coal consumption.

Of 94 marked pairs that agree, conflict or have changed and of which both sentences name a disease, all have one in
common; of 78 with crops all but one (tests/gold, second, third, fourth, fifth and sixth). Of 76 that are related 13
have none in common. Of 440 marked pairs that agree, conflict or have changed and whose nouns both name a kind, all but
two have one in common (both misread).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.wordlists import wordlists

Sorts = tuple[int, ...]
"""For each kind of sort a bit for each that is named."""


@lru_cache(maxsize=2)
def _bits(nouns: bool) -> tuple[dict[str, int], ...]:
    """For each kind the bit of every word; words for one thing have one bit."""
    kinds = wordlists().kinds if nouns else wordlists().sorts
    return tuple({word: 1 << number for number, words in enumerate(kind) for word in words} for kind in kinds.values())


def sorts_of(question: Question) -> Sorts:
    """Which sorts the sentence of a figure names, and which kinds its noun."""
    return sorts_in(question.tokens) + sorts_in(question.noun_words, nouns=True)


@lru_cache(maxsize=8192)
def sorts_in(tokens: frozenset[str], *, nouns: bool = False) -> Sorts:
    """Which sorts the tokens of a text (`tokens_of`) name; which kinds, where they are the `nouns` that are counted."""
    found = []
    for bits in _bits(nouns):
        named = 0
        for word in tokens & bits.keys():
            named |= bits[word]
        found.append(named)
    return tuple(found)


_ROUND = re.compile(
    r"\b(?:(?P<ordinal>first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th))[\s-]+"
    r"(?P<noun>round|wave|phase|package|tranche|edition|instalment)|(?P<last>run-?off))\b",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


@lru_cache(maxsize=8192)
def round_in(sentence: str) -> tuple[str, int] | None:
    """The one round, wave or package of several that a sentence speaks of; None where it speaks of none or of two.

    >>> round_in("She won 42 % in the first round."), round_in("She won the run-off.")
    (('round', 1), ('round', 2))
    """
    found = {_round(match) for match in _ROUND.finditer(sentence)}
    return found.pop() if len(found) == 1 else None


_RUNOFF = ("round", 2)


def _round(match: re.Match[str]) -> tuple[str, int]:
    if match["last"]:
        return _RUNOFF
    ordinal = match["ordinal"].lower()
    return match["noun"].lower(), _ORDINALS.get(ordinal) or int(re.sub(r"\D", "", ordinal))


def rounds_apart(one: tuple[str, int] | None, two: tuple[str, int] | None) -> bool:
    """Whether two sentences speak of two rounds of one thing."""
    return one is not None and two is not None and one[0] == two[0] and one[1] != two[1]


def sorts_apart(one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether two texts name some of one kind, and none in common."""
    return any(ours and theirs and not ours & theirs for ours, theirs in zip(one, two, strict=True))
