"""Figure vectors: what a figure is of, as a vector, so that figures of one question lie near each other.

What the lower layers of the packaged network make of a claim and of its document's title goes through upper layers
whose weights `make vectors` changed a little. The states at the figure's number, the means over claim and title, and
the words of the figure's slots are joined to its vector. The lower layers are those of the encoder of claims, so adding
documents works them out once (`find.encoding`).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from factcheck.claims import VECTOR_MARK, Answer
from factcheck.find import model
from factcheck.find.bert import Weights
from factcheck.find.encoder import (
    BATCH,
    HeavyEncoder,
    LightEncoder,
    batches,
    readable,
    tokenizer_in,
    torch,
    upper,
)
from factcheck.streams import portions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tokenizers import Encoding, Tokenizer

    from factcheck.find.bert import Array
    from factcheck.find.encoder import States

STEPS = 127
"""A vector is kept in whole steps, so many for its largest entry."""
MANY = 90
"""Claims that take the light runtime as long as importing torch."""
AT_ONCE = 512
"""Claims whose states are held at a time: 60 KB each."""
BEFORE, AFTER = 190, 130
"""Characters that are read before and behind a figure that stands where the network no longer reads its claim."""
TITLE, SLOT = 12, 6
"""Tokens of a title, and of a slot."""
SLOT_CHARACTERS = 40
NOTHING, UNKNOWN = "none", 100
"""Stands for an unknown slot; the token [UNK] of the packaged vocabulary."""


Lower = Callable[[Sequence[str]], "States"]
"""What the lower layers make of texts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of a figure: a text, its tokens from `first` to before `last`, a title, the tokens of each slot."""

    text: str
    first: int
    last: int
    title: str
    slots: tuple[tuple[int, ...], ...]


def readings(answers: Sequence[Answer], tokenizer: Tokenizer) -> list[Reading]:
    """How the figure of each answer is read: in its claim, or in a stretch of text around it where that is too long."""
    tokens: dict[str, Encoding] = {}
    slots: dict[str, tuple[int, ...]] = {}

    def place(text: str, start: int, end: int) -> tuple[int, int] | None:
        if text not in tokens:
            tokens[text] = tokenizer.encode(readable(text))
        own = [n for n, (first, last) in enumerate(tokens[text].offsets) if first < end and start < last]
        return (own[0], own[-1] + 1) if own else None

    def slot(value: str | None) -> tuple[int, ...]:
        text = (value or NOTHING)[:SLOT_CHARACTERS]
        if text not in slots:
            slots[text] = tuple(tokenizer.encode(readable(text), add_special_tokens=False).ids[:SLOT]) or (UNKNOWN,)
        return slots[text]

    found = []
    for answer in answers:
        figure = answer.figure
        assert figure is not None
        text, start, end = answer.claim.text, figure.start - answer.claim.start, figure.end - answer.claim.start
        if start < 0 or end > len(text):
            text, start, end = answer.document.text, figure.start, figure.end
        own = place(text, start, end)
        if own is None:
            cut = max(0, start - BEFORE)
            cut += text[cut:start].find(" ") + 1 if cut else 0
            text, start, end = text[cut : end + AFTER], start - cut, end - cut
            own = place(text, start, end) or (0, 1)
        parts = figure.measure, figure.subject, figure.event, figure.place
        found.append(Reading(text, *own, answer.document.title or "", tuple(slot(part) for part in parts)))
    return found


class FigureEncoder:
    """Makes vectors of figures: it starts light, and changes to torch once many claims have come."""

    def __init__(self, weights: Learnt | None = None, many: int = MANY) -> None:
        self.many = many
        self._weights = weights
        self._read = 0
        self._runtime: _Runtime | None = None

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return tokenizer_in(model.packaged_folder())

    @cached_property
    def _learnt(self) -> Learnt:
        return self._weights or learnt()

    def vectors(self, answers: Sequence[Answer], lower: Lower | None = None) -> list[bytes]:
        """The vector of the figure of each answer, as `Figure.vector` keeps it; `lower` are other lower layers.

        Raises:
            FactcheckError: the packaged weights are not those that were expected.
        """
        return [vector for part in portions(answers, AT_ONCE) for vector in self._vectors(part, lower)]

    def _vectors(self, answers: Sequence[Answer], lower: Lower | None) -> Iterator[bytes]:
        found = readings(answers, self._tokenizer)
        sources = list(dict.fromkeys((one.text, one.title) for one in found))
        self._read += len(sources)
        runtime, own = self._chosen(many=self._read > self.many), self._learnt
        states = (lower or runtime.lower.lower)(list(dict.fromkeys(text for source in sources for text in source)))
        rows = [np.concatenate([states[text], states[title][1:-1][:TITLE] + own.title]) for text, title in sources]
        done: dict[tuple[str, str], Array] = {}
        for batch in batches([len(row) for row in rows], BATCH):
            done |= zip((sources[i] for i in batch), runtime.upper(np.stack([rows[i] for i in batch])), strict=True)
        pooled = [_pooled(done[one.text, one.title], len(states[one.text]), one, runtime.words) for one in found]
        out = np.stack(pooled) @ own.weight.T + own.bias
        steps = np.rint(out * (STEPS / np.abs(out).max(axis=1, keepdims=True))).astype(np.int8)
        return (own.mark + row.tobytes() for row in steps)

    def prepare(self) -> None:
        """Change to torch now, with one thread."""
        torch().set_num_threads(1)
        self._chosen(many=True)

    def _chosen(self, *, many: bool) -> _Runtime:
        if self._runtime is None or (many and not self._runtime.many):
            # Whoever gives the states of the lower layers has checked the weights.
            folder = model.packaged_folder()
            weights = Weights(folder / model.WEIGHTS)
            encoder = HeavyEncoder(folder) if many else LightEncoder(folder)
            own = upper(Adapted(weights, self._learnt.changes), many=many)
            self._runtime = _Runtime(encoder, own, weights["embeddings.word_embeddings.weight"], many)
        return self._runtime


@dataclass(frozen=True, slots=True)
class _Runtime:
    """The lower layers, the upper ones, and the vectors of words, with or without torch."""

    lower: LightEncoder
    upper: Callable[[Array], Array]
    words: Array
    many: bool


@cache
def figure_encoder() -> FigureEncoder:
    """The encoder of figures of this process: there is one."""
    return FigureEncoder()


def _pooled(states: Array, claim: int, read: Reading, words: Array) -> Array:
    """The mean states at the figure, over the `claim` tokens before the title and over the title; the slots' words."""
    title = states[claim:].mean(axis=0) if len(states) > claim else np.zeros_like(states[0])
    means = [states[read.first : read.last].mean(axis=0), states[:claim].mean(axis=0), title]
    return np.concatenate([*means, *(words[list(slot)].mean(axis=0) for slot in read.slots)])


@dataclass(frozen=True, slots=True)
class Learnt:
    """What `make vectors` learnt: changes of the upper layers' matrices, and the layer that joins states to a vector.

    `title` is added to the states of titles. `mark` tells vectors of these weights from those of others: it stands
    before every one.
    """

    changes: dict[str, Array]
    title: Array
    weight: Array
    bias: Array
    mark: bytes


def learnt(path: Path | None = None) -> Learnt:
    """The weights of data/figures.npz, or of another file."""
    raw = (path or files("factcheck.find").joinpath("data/figures.npz")).read_bytes()
    with np.load(io.BytesIO(raw)) as kept:
        arrays = {name: kept[name].astype(np.float32) for name in kept.files}
    title, weight, bias = (arrays.pop(name) for name in ("title", "joined.weight", "joined.bias"))
    return Learnt(arrays, title, weight, bias, hashlib.sha256(raw).digest()[:VECTOR_MARK])


class Adapted:
    """The packaged weights with what was learnt added: a matrix W becomes W + UD of two small ones."""

    def __init__(self, weights: Weights, changes: dict[str, Array]) -> None:
        self._weights, self._changes = weights, changes

    def __getitem__(self, name: str) -> Array:
        """The tensor of that name, float32."""
        found, stem = self._weights[name], name.removesuffix(".weight")
        if f"{stem}.up" not in self._changes or stem == name:
            return found
        return np.asarray(found + self._changes[f"{stem}.up"] @ self._changes[f"{stem}.down"], dtype=np.float32)
