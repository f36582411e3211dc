"""Vectors: what an encoder made of two figures in their sentences says of their being of one question.

The weights of data/vectors.npz are learnt by `make vectors` together with those of the encoder; a vector made by others
counts as none. All is worked out in double precision and then rounded, so that one pair comes to the same as many.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeGuard

from factcheck.claims import VECTOR_DIM, VECTOR_MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from factcheck.claims import Answer

DIGITS = 2
KNOWN, ALIKE, CHANGED = "vectors known", "vectors alike", "vectors changed"
NOT_KNOWN = {KNOWN: 0.0, ALIKE: 0.0, CHANGED: 0.0}


@dataclass(frozen=True, slots=True)
class Head:
    """The weights that tell of two vectors what they say; `mark` is that of the vectors that they are for."""

    mark: bytes
    hidden: NDArray[np.float64]
    hidden_bias: NDArray[np.float64]
    out: NDArray[np.float64]
    out_bias: NDArray[np.float64]
    slope: float
    """Of the cosine. The layer's own bias holds the base."""


@lru_cache(maxsize=1)
def head() -> Head:
    """The weights of data/vectors.npz, read once a process."""
    return read(files("factcheck.compare").joinpath("data/vectors.npz").read_bytes())


def read(raw: bytes) -> Head:
    """Weights from what the file holds."""
    import numpy as np

    with np.load(io.BytesIO(raw)) as kept:
        one = {name: kept[name].astype(np.float64) for name in kept.files if name != "mark"}
        mark = kept["mark"].tobytes()
    return Head(mark, one["hidden"], one["hidden.bias"], one["out"], one["out.bias"], float(one["slope"][0]))


def of_vectors(new: Answer, old: Answer) -> dict[str, float]:
    """What the vectors of two figures say, as evidence; the same whichever comes first."""
    one, two = (own.figure.vector if own.figure is not None else None for own in (new, old))
    if not is_known(one) or not is_known(two):
        return NOT_KNOWN
    alike, changed = told(*(normalised([vector]) for vector in (one, two)))
    return {KNOWN: 1.0, ALIKE: float(alike[0]), CHANGED: float(changed[0])}


def is_known(vector: bytes | None) -> TypeGuard[bytes]:
    """Whether there is a vector that these weights are for."""
    return vector is not None and vector[:VECTOR_MARK] == head().mark


def normalised(vectors: Sequence[bytes]) -> NDArray[np.float64]:
    """Vectors [n, VECTOR_DIM] of length one, of those that figures keep."""
    import numpy as np

    steps = np.frombuffer(b"".join(vectors), dtype=np.int8).reshape(-1, VECTOR_MARK + VECTOR_DIM)
    entries = steps[:, VECTOR_MARK:].astype(np.float64)
    return np.asarray(entries / np.linalg.norm(entries, axis=1, keepdims=True))


def told(a: NDArray[np.float64], b: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Logarithms of odds for the pairs of rows: that both are of one question, and that time has changed the number."""
    import numpy as np

    own = head()
    products = a * b
    features: Any = np.concatenate([products, np.abs(a - b)], axis=1)
    features *= VECTOR_DIM**0.5
    x = features @ own.hidden.T + own.hidden_bias
    gelu = 0.5 * x * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)))  # Hendrycks and Gimpel 2016, 2.2
    out = gelu @ own.out.T + own.out_bias
    alike = out[:, 0] + own.slope * products.sum(axis=1)
    return np.round(alike, DIGITS), np.round(out[:, 1], DIGITS)
