"""Reach: how low and how high a forest can come for many pairs, of whose evidence only a part is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.evidence.sameness import Averaged, Forest, Node, forests

Column = NDArray[np.float64]
"""One entry of the evidence, or what is told of it, for many pairs: [pairs]."""
Flags = NDArray[np.bool_]
Codes = NDArray[np.uint8]
Test = tuple[str, float]


class Reach:
    """A forest for which only some entries of the evidence are known.

    Every tree is a table: which of its tests on known entries a pair passes, as the bits of a number, names the lowest
    and the highest of the leaves that it may come to.
    """

    def __init__(self, forest: Forest, known: AbstractSet[str]) -> None:
        self._base = forest.base
        self._tests: dict[Test, int] = {}
        self._tables: list[tuple[list[int], Column, Column]] = []
        for tree in forest.trees:
            tests = sorted(_tests(tree, known))
            passed = [dict(zip(tests, bits[::-1], strict=True)) for bits in product((False, True), repeat=len(tests))]
            reached = np.array([_leaves(tree, known, outcome) for outcome in passed])
            places = [self._tests.setdefault(test, len(self._tests)) for test in tests]
            self._tables.append((places, reached[:, 0].copy(), reached[:, 1].copy()))

    def least(self, evidence: Mapping[str, Column], pairs: int) -> Column:
        """The least odds of each pair, as a logarithm, whatever is not known; where all is, the odds."""
        least = np.full(pairs, self._base)
        for code, lows, _ in self._reached(evidence, pairs):
            least += lows.take(code, mode="wrap")
        return least

    def most(self, evidence: Mapping[str, Column], pairs: int) -> Column:
        """The highest odds of each pair."""
        most = np.full(pairs, self._base)
        for code, _, highs in self._reached(evidence, pairs):
            most += highs.take(code, mode="wrap")
        return most

    def _reached(self, evidence: Mapping[str, Column], pairs: int) -> Iterator[tuple[Codes, Column, Column]]:
        """For each tree which entry of its tables each pair comes to, and the tables.

        An entry is taken with mode="wrap", which only spares the check whether there is one.
        """
        passed = [(evidence[name] <= limit).view(np.uint8) for name, limit in self._tests]
        for places, lows, highs in self._tables:
            code = np.zeros(pairs, dtype=np.uint8)
            for place in reversed(places):
                code += code  # seven times as quick as a shift
                code += passed[place]
            yield code, lows, highs


def probability(name: str, evidence: Mapping[str, Column], which: Flags) -> Column:
    """How likely it is by the forest of a name for some of the pairs, of which all is known; 0 for the others."""
    found = np.zeros(len(which))
    if which.any():
        known = {entry: column[which] for entry, column in evidence.items()}
        odds = _reach(name, frozenset(known)).least(known, int(which.sum()))
        own = getattr(forests(), name)
        if isinstance(own, Averaged):
            odds = own.average(odds, own.network.odds_of(known))
        found[which] = _of_odds(odds)
    return found


def most(name: str, known: Mapping[str, Column], pairs: int) -> Column:
    """How likely it is at most by the forest of a name, whatever is not known."""
    return _of_odds(_reach(name, frozenset(known)).most(known, pairs))


@lru_cache(maxsize=16)
def _reach(name: str, known: frozenset[str]) -> Reach:
    own = getattr(forests(), name)
    return Reach(own.forest if isinstance(own, Averaged) else own, known)


def _of_odds(odds: Column) -> Column:
    found: Column = 1.0 / (1.0 + np.exp(-odds))
    return found


def _tests(node: Node, known: AbstractSet[str]) -> set[Test]:
    if isinstance(node, float):
        return set()
    name, limit, left, right = node
    return {(name, limit) for name in {name} & known} | _tests(left, known) | _tests(right, known)


def _leaves(node: Node, known: AbstractSet[str], passed: Mapping[Test, bool]) -> tuple[float, float]:
    """The lowest and the highest leaf below a node for one outcome of the tests."""
    if isinstance(node, float):
        return node, node
    name, limit, left, right = node
    if name in known:
        return _leaves(left if passed[name, limit] else right, known, passed)
    (low, high), (other_low, other_high) = _leaves(left, known, passed), _leaves(right, known, passed)
    return min(low, other_low), max(high, other_high)
