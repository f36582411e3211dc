"""The forward pass of a small BERT in numpy, for one-shot questions: no torch, hence no five seconds of import.

Exactly the network of all-MiniLM-L6-v2 (6 layers, 384 wide, 12 heads, absolute positions, layer norm after each block,
GELU with the error function), mean pooling over the tokens, length one. A test holds it to sentence-transformers.
"""

from __future__ import annotations

import json
import math
import mmap
import struct
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Array = np.ndarray[Any, np.dtype[np.float32]]
Tokens = np.ndarray[Any, np.dtype[np.int64]]

LAYERS = 6
LOWER = 4
"""Layers that reading a text and reading its figures have in common."""
HEADS = 12
EPSILON = np.float32(1e-12)


class Tensors(Protocol):
    """The weights of a network by name."""

    def __getitem__(self, name: str) -> Array:
        """The tensor of that name, float32, not to be written."""


class Weights:
    """The tensors of a safetensors file, mapped into memory: only what is used is read."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self.mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        (length,) = struct.unpack("<Q", self.mapped[:8])
        self._header = json.loads(self.mapped[8 : 8 + length])
        self._start = 8 + length

    def __getitem__(self, name: str) -> Array:
        """The tensor of that name, float32, not to be written."""
        entry = self._header[name]
        first, last = entry["data_offsets"]
        flat = np.frombuffer(self.mapped, dtype="<f4", count=(last - first) // 4, offset=self._start + first)
        return flat.reshape(entry["shape"])


class Bert:
    """The network with its weights."""

    def __init__(self, weights: Tensors) -> None:
        self.words = weights["embeddings.word_embeddings.weight"]
        # Every token is of type 0: its row is added to the positions once.
        self.positions = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm = _Norm(weights, "embeddings.LayerNorm")
        self.layers = [_Layer(weights, f"encoder.layer.{i}") for i in range(LOWER)]
        self.upper = Upper(weights)

    def __call__(self, tokens: Tokens) -> Array:
        """Normalised vectors [n, dim] of rows of tokens [n, length]."""
        return self.vectors(self.lower(tokens))

    def lower(self, tokens: Tokens) -> Array:
        """The states [n, length, dim] behind the lower layers, of rows of tokens [n, length]."""
        states = self.norm(self.words[tokens] + self.positions[: tokens.shape[1]])
        return _through(self.layers, states)

    def vectors(self, states: Array) -> Array:
        """Normalised vectors [n, dim] of states [n, length, dim] behind the lower layers."""
        pooled = self.upper(states).mean(axis=1)
        return np.asarray(pooled / np.linalg.norm(pooled, axis=1, keepdims=True), dtype=np.float32)


class Upper:
    """The layers above the lower ones."""

    def __init__(self, weights: Tensors) -> None:
        self.layers = [_Layer(weights, f"encoder.layer.{i}") for i in range(LOWER, LAYERS)]

    def __call__(self, states: Array) -> Array:
        """The last layer's states [n, length, dim] of those behind the lower layers."""
        return _through(self.layers, states)


def _through(layers: Sequence[_Layer], states: Array) -> Array:
    rows, length, _ = states.shape
    flat = states.reshape(rows * length, -1)
    for layer in layers:
        flat = layer(flat, rows, length)
    return np.asarray(flat.reshape(rows, length, -1), dtype=np.float32)


class _Linear:
    def __init__(self, weights: Tensors, name: str) -> None:
        self.weight = weights[f"{name}.weight"].T
        self.bias = weights[f"{name}.bias"]

    def __call__(self, x: Array) -> Array:
        out: Array = x @ self.weight
        out += self.bias
        return out


class _Norm:
    def __init__(self, weights: Tensors, name: str) -> None:
        self.weight = weights[f"{name}.weight"]
        self.bias = weights[f"{name}.bias"]

    def __call__(self, x: Array) -> Array:
        centred = x - x.mean(axis=-1, keepdims=True)
        variance = np.einsum("...d,...d->...", centred, centred)[..., None] / np.float32(x.shape[-1])
        centred /= np.sqrt(variance + EPSILON)
        centred *= self.weight
        centred += self.bias
        return np.asarray(centred, dtype=np.float32)


class _Layer:
    def __init__(self, weights: Tensors, name: str) -> None:
        self.query, self.key, self.value = (
            _Linear(weights, f"{name}.attention.self.{part}") for part in ("query", "key", "value")
        )
        self.joined = _Linear(weights, f"{name}.attention.output.dense")
        self.attended = _Norm(weights, f"{name}.attention.output.LayerNorm")
        self.inner = _Linear(weights, f"{name}.intermediate.dense")
        self.outer = _Linear(weights, f"{name}.output.dense")
        self.done = _Norm(weights, f"{name}.output.LayerNorm")

    def __call__(self, x: Array, rows: int, length: int) -> Array:
        def heads(linear: _Linear) -> Array:
            return linear(x).reshape(rows, length, HEADS, -1).transpose(0, 2, 1, 3)

        query, key, value = heads(self.query), heads(self.key), heads(self.value)
        scores = query @ key.transpose(0, 1, 3, 2)
        scores *= np.float32(1 / math.sqrt(key.shape[-1]))
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = np.asarray((scores @ value).transpose(0, 2, 1, 3).reshape(rows * length, -1), dtype=np.float32)
        x = self.attended(self.joined(mixed) + x)
        return self.done(self.outer(gelu(self.inner(x))) + x)


def gelu(x: Array) -> Array:
    """GELU, x · Φ(x), with the error function of Abramowitz and Stegun 7.1.26, off by at most 1.5e-7."""
    z = np.abs(x)
    z *= np.float32(1 / math.sqrt(2))
    t = np.float32(1) / (np.float32(1) + np.float32(0.3275911) * z)
    series = t * np.float32(1.061405429)
    for coefficient in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series += np.float32(coefficient)
        series *= t
    np.multiply(z, -z, out=z)
    np.exp(z, out=z)
    series *= z  # 1 - erf(|x| / √2), twice the tail beyond |x|
    series *= np.float32(0.5)
    return np.asarray(np.where(x >= 0, x - x * series, x * series), dtype=np.float32)
