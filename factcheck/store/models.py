"""Which encoder made a vector: vectors of different encoders are never compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelCard:
    """An encoder's identity: two with equal `weights_sha256` give equal vectors up to rounding.

    `dim` is the length of its vectors, `tokens` the length after which it reads no further, None where it is not known.
    """

    name: str
    revision: str
    weights_sha256: str
    dim: int
    tokens: int | None = None
