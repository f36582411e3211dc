"""Sorts: which disease and which crop a sentence names: one that counts cases of one counts none of another.

Of 94 marked pairs that agree, conflict or have changed and of which both sentences name a disease, all have one in
common; of 78 with crops all but one (tests/gold, second, third, fourth, fifth and sixth). Of 76 that are related 13
have none in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.compare.questions.wordlists import wordlists

Sorts = tuple[int, ...]
"""For each kind of sort a bit for each that is named."""


@lru_cache(maxsize=1)
def _kinds() -> tuple[dict[str, int], ...]:
    """For each kind the bit of every word; words for one thing have one bit."""
    return tuple(
        {word: 1 << number for number, words in enumerate(kind) for word in words}
        for kind in wordlists().sorts.values()
    )


@lru_cache(maxsize=8192)
def sorts_in(tokens: frozenset[str]) -> Sorts:
    """Which sorts the tokens of a text (`tokens_of`) name."""
    found = []
    for bits in _kinds():
        named = 0
        for word in tokens & bits.keys():
            named |= bits[word]
        found.append(named)
    return tuple(found)


def sorts_apart(one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether two texts name some of one kind, and none in common."""
    return any(ours and theirs and not ours & theirs for ours, theirs in zip(one, two, strict=True))
