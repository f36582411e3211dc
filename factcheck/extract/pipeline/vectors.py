"""Vectors of words in context: the networks of spaCy's model that read a text, run on numpy, with the same results.

A network looks a word up (its norm, prefix, suffix and shape), which is done once for a word and kept, and then mixes
each word with its neighbours in layers of convolution.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from factcheck.streams import portions

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import Tok2Vec
    from spacy.tokens import Doc
    from thinc.model import Model

    Floats = NDArray[np.float32]

MOST_KEPT = 20_000
"""How many words are kept, which takes 15 MB at most; beyond, all are forgotten."""
_CHUNK = 512
"""Words that go through the layers at once: what a core's cache holds."""
_LEAST_VARIANCE = np.float32(1e-8)


class Vectors:
    """One network: an embedding of each word alone, then layers that each add a word's neighbours."""

    def __init__(self, model: Model[Any, Any]) -> None:
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        extract, *self._embedding = embed.layers
        self._columns: list[int | str] = list(extract.attrs["columns"])
        maxouts = [node for node in encode.walk() if node.name == "maxout"]
        norms = [node for node in encode.walk() if node.name == "layernorm"]
        self._layers = [_Layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True)]
        self.width = int(embed.get_dim("nO"))
        self._known: dict[bytes, int] = {}
        self._table = np.zeros((_CHUNK, self.width), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of each text's words, one row a word."""
        out: list[Floats] = []
        for chunk in _chunks(docs):
            out.extend(self._encoded(chunk))
        return out

    def _encoded(self, docs: Sequence[Doc]) -> Iterator[Floats]:
        """The texts laid end to end, with as many empty rows between them as the layers see far."""
        pad = len(self._layers)
        rows = self._rows([doc for doc in docs if len(doc)])
        gap = np.zeros(pad, dtype=np.intp)
        pieces, starts, at = [gap], [], pad
        for own in np.split(rows, np.cumsum([len(doc) for doc in docs])[:-1]) if len(docs) else ():
            starts.append(at)
            if len(own):
                pieces += [own, gap]
                at += len(own) + pad
        vectors = self._table[np.concatenate(pieces)]
        if len(rows):
            for layer in self._layers:
                vectors = layer(vectors)
        for doc, start in zip(docs, starts, strict=True):
            yield vectors[start : start + len(doc)]

    def _rows(self, docs: Sequence[Doc]) -> NDArray[np.intp]:
        """The row of each word in the table; what is not there yet is looked up."""
        if not docs:
            return np.zeros(0, dtype=np.intp)
        features = np.ascontiguousarray(np.concatenate([doc.to_array(self._columns) for doc in docs]))
        words: list[bytes] = features.view(f"V{features.itemsize * features.shape[1]}").ravel().tolist()
        if len(self._known) > MOST_KEPT:
            self._known.clear()
        new = {word: index for index, word in enumerate(words) if word not in self._known}
        if new:
            self._learn(list(new), features[list(new.values())])
        return np.fromiter((self._known[word] for word in words), dtype=np.intp, count=len(words))

    def _learn(self, words: list[bytes], features: NDArray[np.uint64]) -> None:
        """Look words up and keep them; row 0 stays empty."""
        looked_up: Any = [features]
        for layer in self._embedding:
            looked_up = layer.predict(looked_up)
        first = len(self._known) + 1
        last = first + len(words)
        if last > len(self._table):
            larger = np.zeros((2 * last, self.width), dtype=np.float32)
            larger[:first] = self._table[:first]
            self._table = larger
        self._table[first:last] = looked_up[0]
        self._known.update(zip(words, range(first, last), strict=True))


class _Layer:
    """A word with its two neighbours goes through three affine maps, the greatest of each value is taken and added."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights: Floats = np.asarray(maxout.get_param("W"))
        bias: Floats = np.asarray(maxout.get_param("b"))
        width, self._pieces, inner = weights.shape
        self._weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(self._pieces * width, inner)).T
        self._bias = np.ascontiguousarray(bias.T.reshape(-1))
        self._gain: Floats = np.asarray(norm.get_param("G"))
        self._shift: Floats = np.asarray(norm.get_param("b"))

    def __call__(self, vectors: Floats) -> Floats:
        count, width = vectors.shape
        windows = np.zeros((count, 3 * width), dtype=np.float32)
        windows[1:, :width] = vectors[:-1]
        windows[:, width : 2 * width] = vectors
        windows[:-1, 2 * width :] = vectors[1:]
        maps = windows @ self._weights
        maps += self._bias
        best = maps[:, :width]
        for piece in range(1, self._pieces):
            best = np.maximum(best, maps[:, piece * width : (piece + 1) * width])
        best -= best.mean(axis=1, keepdims=True)
        variance = (best * best).mean(axis=1, keepdims=True) + _LEAST_VARIANCE
        best *= variance ** np.float32(-0.5)
        best *= self._gain
        best += self._shift
        best += vectors
        return best


class WordVectors:
    """The first component of the pipeline: the vectors that tagger and parser read."""

    def __init__(self, component: Tok2Vec) -> None:
        self._vectors = Vectors(component.model)

    def __call__(self, doc: Doc) -> Doc:
        """Read one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Read the texts in batches."""
        for batch in portions(docs, batch_size):
            for doc, vectors in zip(batch, self._vectors(batch), strict=True):
                doc.tensor = cast("Any", vectors)
            yield from batch


def _chunks(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    chunk: list[Doc] = []
    words = 0
    for doc in docs:
        if chunk and words + len(doc) > _CHUNK:
            yield chunk
            chunk, words = [], 0
        chunk.append(doc)
        words += len(doc)
    if chunk:
        yield chunk
