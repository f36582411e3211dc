"""Sameness: how likely it is that two figures answer one question, and of one time, all evidence weighed.

The weights are small forests of decision trees and a small network, learnt by `make forests` from the marked corpora
and kept as text in data/forests.json. A tree is a list of nodes `[name, limit, left, right]`, or a number for a leaf;
what is not above the limit goes left. The leaves' sum is the logarithm of the odds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from factcheck.compare.evidence.perceptron import Perceptron, perceptron

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Odds = TypeVar("_Odds", float, "NDArray[np.float64]")

Node: TypeAlias = "tuple[str, float, Node, Node] | float"
"""Name of an entry of the evidence, limit, the node for what is not above it, the node for the rest; or a leaf."""


@dataclass(frozen=True)
class Forest:
    """Trees whose leaves add up, on top of a base."""

    base: float
    trees: tuple[Node, ...]

    @cached_property
    def odds(self) -> Callable[[Mapping[str, float]], float]:
        """The sum for some evidence, which is the logarithm of the odds.

        A function made of the trees when it is first asked: walking them node by node takes five times as long, for
        every pair compared.
        """
        found = dict.fromkeys(name for tree in self.trees for name in names_of(tree))
        names = {name: f"x{n}" for n, name in enumerate(found)}
        lines = [f"{short} = evidence[{name!r}]" for name, short in names.items()]
        lines += [f"odds = {self.base!r}", *(f"odds += {_branch(tree, names)}" for tree in self.trees), "return odds"]
        made: dict[str, Any] = {}
        exec("def odds(evidence):\n " + "\n ".join(lines), made)  # noqa: S102 -- numbers and quoted names of our own file
        return made["odds"]  # type: ignore[no-any-return]

    def probability(self, evidence: Mapping[str, float]) -> float:
        """The probability that the evidence is that of one question, 0 to 1."""
        return _probability(self.odds(evidence))


@dataclass(frozen=True, slots=True)
class Averaged:
    """A forest and a network that tell the same, each in its way: their odds are averaged."""

    forest: Forest
    network: Perceptron

    def probability(self, evidence: Mapping[str, float]) -> float:
        """The probability that the evidence is that of one question, 0 to 1."""
        return _probability(self.average(self.forest.odds(evidence), self.network.odds(evidence)))

    @staticmethod
    def average(by_forest: _Odds, by_network: _Odds) -> _Odds:
        """The odds of both together: of one pair, or a column of those of many."""
        return (by_forest + by_network) / 2


def names_of(node: Node) -> Iterator[str]:
    """The entries of the evidence that a tree asks for."""
    if isinstance(node, tuple):
        name, _, left, right = node
        yield name
        yield from names_of(left)
        yield from names_of(right)


def _branch(node: Node, names: Mapping[str, str]) -> str:
    """A tree as an expression."""
    if not isinstance(node, tuple):
        return repr(node)
    name, limit, left, right = node
    return f"({_branch(left, names)} if {names[name]} <= {limit!r} else {_branch(right, names)})"


@dataclass(frozen=True, slots=True)
class Forests:
    """What is learnt: forests, a network beside one of them, and the calibration of scores.

    `same` tells whether two figures answer one question, `change` whether their numbers are of different times. `apart`
    stands in for `same` where the numbers do not fit: what brings equal numbers together is no help there.
    Both are learnt from short reports; where a document is long, `same_at_length` and `apart_at_length` stand in.
    `apart_by_neighbours` and `change_by_neighbours` tell again, knowing what other figures are to the two.
    `glance` tells how likely two numbers conflict by what is cheap to know of many pairs: `columns.SIEVED`.
    """

    same: Forest
    apart: Averaged
    change: Forest
    glance: Forest
    same_at_length: Forest
    apart_at_length: Forest
    apart_by_neighbours: Forest
    change_by_neighbours: Forest
    reasons: Mapping[str, Forest] = field(default_factory=dict)
    """For each reason how much speaks for its being what keeps two figures apart."""
    calibration: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """For each relation the slope and the intercept, on the scale of odds, that make a score a probability."""

    def one_question(self, evidence: Mapping[str, float]) -> float:
        """How likely two figures answer one question."""
        fit = evidence["fit"] or evidence["unchanged"]
        if evidence["long document"]:
            return (self.same_at_length if fit else self.apart_at_length).probability(evidence)
        return (self.same if fit else self.apart).probability(evidence)

    def calibrated(self, relation: str, score: float) -> float:
        """How often a relation is right that is said with such a score, by what held-out topics showed."""
        if relation not in self.calibration or not 0.0 < score < 1.0:
            return score
        slope, intercept = self.calibration[relation]
        return 1.0 / (1.0 + math.exp(-(slope * math.log(score / (1.0 - score)) + intercept)))

    def shown(self, relation: str, score: float) -> float:
        """The same, as it is shown and compared."""
        return round(self.calibrated(relation, score), 3)


def _probability(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


@lru_cache(maxsize=1)
def forests() -> Forests:
    """The forests of data/forests.json, read once a process."""
    raw = json.loads(files("factcheck.compare").joinpath("data/forests.json").read_text(encoding="utf-8"))
    return read(raw)


def read(raw: Mapping[str, Any]) -> Forests:
    """Forests from what the file holds."""
    calibration = {str(name): (float(line[0]), float(line[1])) for name, line in raw.get("calibration", {}).items()}
    reasons = {str(name): _forest(forest) for name, forest in raw.get("reasons", {}).items()}
    own: dict[str, Any] = {name: _forest(raw[name]) for name in raw if name not in ("reasons", "calibration")}
    own["apart"] = Averaged(own["apart"], perceptron(raw["apart"]["network"]))
    return Forests(**own, reasons=reasons, calibration=calibration)


def _forest(raw: dict[str, Any]) -> Forest:
    return Forest(float(raw["base"]), tuple(_node(tree, 0) for tree in raw["trees"]))


def _node(tree: list[list[str | float | int] | float], at: int) -> Node:
    raw = tree[at]
    if not isinstance(raw, list):
        return float(raw)
    name, limit, left, right = raw
    return str(name), float(limit), _node(tree, int(left)), _node(tree, int(right))
