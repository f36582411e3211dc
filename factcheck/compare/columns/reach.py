"""Reach: how low and how high a forest can come for many pairs, of whose evidence only a part is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import product

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.evidence.sameness import Forest, Node

Column = NDArray[np.float64]
"""One entry of the evidence, or a probability, for many pairs: [pairs]."""
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
        """The least probability of each pair, whatever is not known; where all is, the probability."""
        least = np.full(pairs, self._base)
        for code, lows, _ in self._reached(evidence, pairs):
            least += lows.take(code, mode="wrap")
        return probability(least)

    def most(self, evidence: Mapping[str, Column], pairs: int) -> Column:
        """The highest probability of each pair."""
        most = np.full(pairs, self._base)
        for code, _, highs in self._reached(evidence, pairs):
            most += highs.take(code, mode="wrap")
        return probability(most)

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


def probability(odds: Column) -> Column:
    """The probabilities for logarithms of odds."""
    probability: Column = 1.0 / (1.0 + np.exp(-odds))
    return probability


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
