"""The forward pass of `bert`, in torch: for many texts, in bfloat16 where the processor multiplies that by itself.

Torch alone is imported in a quarter of the time that sentence-transformers takes, and the bare network encodes a third
more texts a second: the three projections of attention are one product.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.nn import functional

from factcheck.find.bert import EPSILON, HEADS, LAYERS, LOWER

if TYPE_CHECKING:
    from factcheck.find.bert import Array, Tensors, Tokens

Linear = tuple[Any, Any]
"""Weight and bias."""


class TorchBert:
    """The network with its weights, all of one kind of number."""

    def __init__(self, weights: Tensors, kind: Any) -> None:
        own = _Tensors(weights, kind)
        self.words = own.tensor("embeddings.word_embeddings.weight")
        # Every token is of type 0: its row is added to the positions once.
        self.positions = (
            own.tensor("embeddings.position_embeddings.weight")
            + own.tensor("embeddings.token_type_embeddings.weight")[0]
        )
        self.norm = own.linear("embeddings.LayerNorm")
        self.layers = [_Layer(own, f"encoder.layer.{i}") for i in range(LOWER)]
        self.upper = TorchUpper(weights, kind)

    def __call__(self, tokens: Tokens) -> Array:
        """Normalised vectors [n, dim] of rows of tokens [n, length]."""
        with torch.inference_mode():
            return self._vectors(self._lower(tokens))

    def lower(self, tokens: Tokens) -> Array:
        """The states [n, length, dim] behind the lower layers, of rows of tokens [n, length]."""
        with torch.inference_mode():
            return np.asarray(self._lower(tokens).float().numpy(), dtype=np.float32)

    def vectors(self, states: Array) -> Array:
        """Normalised vectors [n, dim] of states [n, length, dim] behind the lower layers."""
        with torch.inference_mode():
            return self._vectors(torch.from_numpy(states).to(self.words.dtype))

    def _lower(self, tokens: Tokens) -> Any:
        states = _normed(self.words[torch.from_numpy(tokens)] + self.positions[: tokens.shape[1]], self.norm)
        for layer in self.layers:
            states = layer(states)
        return states

    def _vectors(self, states: Any) -> Array:
        # Pooled in float32: in bfloat16 the lengths would be off by up to 0.4 %.
        pooled = self.upper.states(states).float().mean(dim=1)
        return np.asarray(functional.normalize(pooled).numpy(), dtype=np.float32)


class TorchUpper:
    """The layers above the lower ones."""

    def __init__(self, weights: Tensors, kind: Any) -> None:
        own = _Tensors(weights, kind)
        self.kind = kind
        self.layers = [_Layer(own, f"encoder.layer.{i}") for i in range(LOWER, LAYERS)]

    def __call__(self, states: Array) -> Array:
        """The last layer's states [n, length, dim] of those behind the lower layers."""
        with torch.inference_mode():
            found = self.states(torch.from_numpy(states).to(self.kind))
            return np.asarray(found.float().numpy(), dtype=np.float32)

    def states(self, states: Any) -> Any:
        """The same, of a tensor."""
        for layer in self.layers:
            states = layer(states)
        return states


class _Tensors:
    """Weights as tensors of one kind."""

    def __init__(self, weights: Tensors, kind: Any) -> None:
        self._weights, self._kind = weights, kind

    def tensor(self, name: str) -> Any:
        return torch.from_numpy(np.array(self._weights[name])).to(self._kind)

    def linear(self, name: str) -> Linear:
        return self.tensor(f"{name}.weight"), self.tensor(f"{name}.bias")


class _Layer:
    def __init__(self, own: _Tensors, name: str) -> None:
        parts = [own.linear(f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
        self.asked: Linear = tuple(torch.cat([part[i] for part in parts]) for i in (0, 1))
        self.joined: Linear = own.linear(f"{name}.attention.output.dense")
        self.attended: Linear = own.linear(f"{name}.attention.output.LayerNorm")
        self.inner: Linear = own.linear(f"{name}.intermediate.dense")
        self.outer: Linear = own.linear(f"{name}.output.dense")
        self.done: Linear = own.linear(f"{name}.output.LayerNorm")

    def __call__(self, x: Any) -> Any:
        rows, length, width = x.shape
        asked = functional.linear(x, *self.asked).view(rows, length, 3, HEADS, width // HEADS)
        query, key, value = asked.permute(2, 0, 3, 1, 4)
        scores = (query @ key.transpose(2, 3)).mul_(1 / math.sqrt(width // HEADS))
        mixed = (torch.softmax(scores, dim=-1) @ value).transpose(1, 2).reshape(rows, length, width)
        x = _normed(functional.linear(mixed, *self.joined) + x, self.attended)
        return _normed(
            functional.linear(functional.gelu(functional.linear(x, *self.inner)), *self.outer) + x, self.done
        )


def _normed(x: Any, norm: Linear) -> Any:
    return functional.layer_norm(x, x.shape[-1:], *norm, float(EPSILON))
