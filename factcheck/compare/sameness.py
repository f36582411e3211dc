"""Sameness: how likely it is that two figures answer one question, and of one time, all evidence weighed.

The weights are three small forests of decision trees, learnt by `make forests` from the marked pairs of tests/gold and
kept as text in data/forests.json. A tree is a list of nodes `[name, limit, left, right]`, or a number for a leaf; what
is not above the limit goes left. The leaves' sum is the logarithm of the odds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

Node = tuple[str, float, int, int] | float


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose leaves add up, on top of a base."""

    base: float
    trees: tuple[tuple[Node, ...], ...]

    def probability(self, evidence: Mapping[str, float]) -> float:
        """The probability that the evidence is that of one question, 0 to 1."""
        odds = self.base
        for tree in self.trees:
            node = tree[0]
            while not isinstance(node, float):
                name, limit, left, right = node
                node = tree[left if evidence[name] <= limit else right]
            odds += node
        return 1.0 / (1.0 + math.exp(-odds))


@dataclass(frozen=True, slots=True)
class Forests:
    """`same` tells whether two figures answer one question, `change` whether their numbers are of different times.

    `apart` stands in for `same` where the numbers do not fit: what brings equal numbers together is no help there.
    """

    same: Forest
    apart: Forest
    change: Forest


@lru_cache(maxsize=1)
def forests() -> Forests:
    """The forests of data/forests.json, read once a process."""
    raw = json.loads(files("factcheck.compare").joinpath("data/forests.json").read_text(encoding="utf-8"))
    return Forests(_forest(raw["same"]), _forest(raw["apart"]), _forest(raw["change"]))


def _forest(raw: dict[str, Any]) -> Forest:
    return Forest(raw["base"], tuple(tuple(_node(node) for node in tree) for tree in raw["trees"]))


def _node(raw: list[str | float | int] | float) -> Node:
    if not isinstance(raw, list):
        return float(raw)
    name, limit, left, right = raw
    return str(name), float(limit), int(left), int(right)
