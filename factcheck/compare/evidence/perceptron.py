"""Perceptron: what a small network makes of the evidence on a pair.

Trees ask one thing after the other and answer in steps, a network adds up all there is. Where their odds are averaged,
pairs of topics that neither has seen are told better than by either (docs/accuracy.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

FARTHEST = 5.0
"""Evidence counts for no more than so many standard deviations from its mean."""
DIGITS = 6
"""Odds are rounded to so many, so that one pair comes to the same as many."""
AT_ONCE = 1 << 13


@dataclass(frozen=True, slots=True)
class Perceptron:
    """Layers of weights over standardised evidence, with rectified sums between them (Nair and Hinton 2010)."""

    names: tuple[str, ...]
    centre: Matrix
    """The mean of each entry of the evidence, and with `scale` its standard deviation, where it was learnt: [names]."""
    scale: Matrix
    layers: tuple[tuple[Matrix, Matrix], ...]
    """Of each layer the weights [out, in] and what is added [out]; the last has one sum, the logarithm of the odds."""

    def odds(self, evidence: Mapping[str, float]) -> float:
        """The logarithm of the odds of one pair."""
        import numpy as np

        return float(self._odds(np.array([[evidence[name] for name in self.names]]))[0])

    def odds_of(self, evidence: Mapping[str, Matrix]) -> Matrix:
        """The same of many pairs, of whose evidence there is a column for each name: [pairs]."""
        import numpy as np

        columns = [evidence[name] for name in self.names]
        pairs = len(columns[0])
        ends = [*range(0, pairs, AT_ONCE), pairs]
        parts = (np.stack([column[start:end] for column in columns], axis=1) for start, end in pairwise(ends))
        return np.concatenate([np.zeros(0), *map(self._odds, parts)])

    def _odds(self, rows: Matrix) -> Matrix:
        import numpy as np

        found = np.clip((rows - self.centre) / self.scale, -FARTHEST, FARTHEST)
        for weights, added in self.layers[:-1]:
            found = np.maximum(found @ weights.T + added, 0.0)
        weights, added = self.layers[-1]
        odds: Matrix = np.round(found @ weights[0] + added[0], DIGITS)
        return odds


def perceptron(raw: Mapping[str, Any]) -> Perceptron:
    """The perceptron that data/forests.json holds.

    Of each entry of the evidence its name, mean and standard deviation; of each sum of a layer its weights, and last
    what is added.
    """
    import numpy as np

    names, centre, scale = zip(*raw["evidence"], strict=True)
    layers = (np.array(layer, dtype=np.float64) for layer in raw["layers"])
    return Perceptron(names, np.array(centre), np.array(scale), tuple((own[:, :-1], own[:, -1]) for own in layers))
