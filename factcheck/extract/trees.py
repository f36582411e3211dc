"""Trees: learnt weights that tell how likely each of some candidates is right, or none is.

The trees were boosted on a softmax over the candidates of a number and "none", as in ListNet (Cao et al. 2007).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

UNTOLD = -1.0
"""Stands in for evidence that a candidate does not have."""
MOST_CASES = 50

Row = NDArray[np.float64]
Evidence = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """Trees in columns, a node a row, and how often each word led to what is right of how many times it could."""

    names: Mapping[str, int]
    """The column of each entry of the evidence."""
    words: Mapping[str, tuple[int, int]]
    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    limit: Row
    children: NDArray[np.intp]
    """For each node the one for what is not above the limit, then the one for the rest; a leaf leads to itself."""
    value: Row
    depth: int

    def odds(self, found: Sequence[Sequence[Evidence]]) -> Row:
        """The logarithm of each candidate's odds against none of them, by its parts of evidence."""
        rows = np.full((len(found), len(self.names)), UNTOLD)
        for row, parts in zip(rows, found, strict=True):
            for evidence in parts:
                for name, value in evidence.items():
                    if (column := self.names.get(name)) is not None:
                        row[column] = value
        width = rows.shape[1] * np.arange(len(found))[:, None]
        known = rows.ravel()
        at = np.tile(self.roots, (len(found), 1))
        for _ in range(self.depth):
            beyond = known.take(width + self.feature.take(at)) > self.limit.take(at)
            at = self.children.take(2 * at + beyond)
        odds: Row = self.value.take(at).sum(axis=1)
        return odds


def likely(odds: Row) -> Row:
    """How likely each of the candidates of one number is right, 0 to 1; what is left over is for none."""
    most = max(0.0, float(odds.max()))
    share = np.exp(odds - most)
    found: Row = share / (share.sum() + math.exp(-most))
    return found


def of_words(
    keys: Mapping[str, str], words: Mapping[str, tuple[int, int]], usual: float, caution: float
) -> dict[str, float]:
    """How often each word led to what is right elsewhere, as `usual` where there are few cases, under its name."""
    out = {}
    for name, word in keys.items():
        right, cases = words.get(word, (0, 0))
        out[name] = (right + caution * usual) / (cases + caution)
        out[f"{name}, cases"] = min(cases, MOST_CASES)
    return out


@cache
def weights(name: str) -> Weights:
    """The weights of factcheck/extract/data, read once a process."""
    return read(json.loads((files("factcheck.extract") / "data" / f"{name}.json").read_text(encoding="utf-8")))


def read(raw: Mapping[str, Any]) -> Weights:
    """Weights from what the file holds: a tree is a list of nodes, `[name, limit, left, right]` or a leaf's number."""
    roots: list[int] = []
    feature: list[int] = []
    limit: list[float] = []
    children: list[int] = []
    value: list[float] = []
    for tree in raw["trees"]:
        first = len(feature)
        roots.append(first)
        for place, node in enumerate(tree):
            leaf = not isinstance(node, list)
            name, most, low, high = (0, 0.0, place, place) if leaf else node
            feature.append(name)
            limit.append(most)
            children += first + low, first + high
            value.append(float(node) if leaf else 0.0)
    return Weights(
        names={name: column for column, name in enumerate(raw["names"])},
        words={word: (right_, cases) for word, (right_, cases) in raw["words"].items()},
        roots=np.array(roots, dtype=np.intp),
        feature=np.array(feature, dtype=np.intp),
        limit=np.array(limit, dtype=np.float64),
        children=np.array(children, dtype=np.intp),
        value=np.array(value, dtype=np.float64),
        depth=int(raw["depth"]),
    )
