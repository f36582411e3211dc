"""Figure vectors: what a figure is of, as a vector, so that figures of one question lie near each other.

A figure is read with a mark in its place: the words around it, the title of its document, and its slots. The packaged
network reads that with a small change to its weights, learnt by `make vectors` from the marked corpora.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from factcheck.claims import VECTOR_DIM, VECTOR_MARK, Answer, Claim
from factcheck.find import model
from factcheck.find.encoder import BATCH, batches, built, network, readable, tokenizer_in, torch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tokenizers import Tokenizer

    from factcheck.claims import Extraction
    from factcheck.find.bert import Array, Tokens, Weights

STEPS = 127
"""A vector is kept in whole steps, so many for its largest entry."""
MANY = 60
"""Figures that take the light runtime as long as importing torch."""
BEGIN, END, MARK = 101, 102, 2
"""Tokens of the packaged vocabulary: [CLS], [SEP], and [unused1], which no text has."""
BEFORE, AFTER = 190, 130
"""Characters that are read before and behind a figure."""
AROUND, BEHIND, TITLE, SLOT = 44, 18, 12, 6
"""Tokens: of the words around a figure, of those behind it where those before would leave none, of a title, a slot."""
SLOT_CHARACTERS = 40
NOTHING = "none"
"""Stands for an unknown slot."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network reads of a figure: tokens, the place of the mark, and how many tokens the sentence takes."""

    tokens: tuple[int, ...]
    mark: int
    sentence: int


def reading(answer: Answer, tokenizer: Tokenizer) -> Reading:
    """How the figure of an answer is read: at most 127 tokens, which no tokenizer has to cut off."""
    figure = answer.figure
    assert figure is not None
    text, start, end = answer.claim.text, figure.start - answer.claim.start, figure.end - answer.claim.start
    if start < 0 or end > len(text):
        text, start, end = answer.document.text, figure.start, figure.end
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    if len(before) == BEFORE:
        before = before[before.find(" ") + 1 :]
    slots = [
        (value or NOTHING)[:SLOT_CHARACTERS] for value in (figure.measure, figure.subject, figure.event, figure.place)
    ]

    def tokens(part: str) -> list[int]:
        found: list[int] = tokenizer.encode(readable(part), add_special_tokens=False).ids
        return found

    left, right = tokens(before), tokens(after)
    right = right[: max(BEHIND, AROUND - 2 - len(left))]
    left = left[-(AROUND - len(right)) :]
    sentence = [BEGIN, *left, MARK, *right, END]
    rest = [*tokens(answer.document.title or "")[:TITLE], END]
    for slot in slots:
        rest += [*tokens(slot)[:SLOT], END]
    return Reading((*sentence, *rest), 1 + len(left), len(sentence) - 1)


class FigureEncoder:
    """The packaged network as it reads figures: it starts light, and changes to torch once many figures have come."""

    def __init__(self, weights: Learnt | None = None, many: int = MANY) -> None:
        self.many = many
        self._weights = weights
        self._read = 0
        self._runtime: tuple[Callable[[Tokens], Array], bool] | None = None

    @cached_property
    def _folder(self) -> Path:
        return model.packaged_folder()

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return tokenizer_in(self._folder)

    @cached_property
    def _learnt(self) -> Learnt:
        return self._weights or learnt()

    def vectors(self, answers: Sequence[Answer]) -> list[bytes]:
        """The vector of the figure of each answer, as `Figure.vector` keeps it.

        Raises:
            FactcheckError: the packaged weights are not those that were expected.
        """
        if not answers:
            return []
        self._read += len(answers)
        states = self._states(many=self._read > self.many)
        readings = [reading(answer, self._tokenizer) for answer in answers]
        out = np.zeros((len(answers), VECTOR_DIM), dtype=np.float32)
        for batch in batches([len(one.tokens) for one in readings], BATCH):
            found = states(np.array([readings[i].tokens for i in batch], dtype=np.int64))
            pooled = np.stack([_pooled(state, readings[i]) for state, i in zip(found, batch, strict=True)])
            out[batch] = pooled @ self._learnt.weight.T + self._learnt.bias
        steps = np.rint(out * (STEPS / np.abs(out).max(axis=1, keepdims=True))).astype(np.int8)
        return [self._learnt.mark + row.tobytes() for row in steps]

    def prepare(self) -> None:
        """Change to torch now, with one thread."""
        torch().set_num_threads(1)
        self._states(many=True)

    def _states(self, *, many: bool) -> Callable[[Tokens], Array]:
        if self._runtime is None or (many and not self._runtime[1]):
            changes = self._learnt.changes
            own = built(self._folder, lambda weights: network(Adapted(weights, changes), many=many))
            self._runtime = own.states, many
        return self._runtime[0]


@cache
def figure_encoder() -> FigureEncoder:
    """The encoder of figures of this process: its weights take 40 MB, so there is one."""
    return FigureEncoder()


def with_vectors(extractions: Iterable[Extraction]) -> list[Extraction]:
    """The same, every figure with its vector."""
    whole = list(extractions)
    asked = [answer for extraction in whole for answer in _figures(extraction)]
    found = iter(figure_encoder().vectors(asked))
    return [
        replace(extraction, figures=tuple(replace(figure, vector=next(found)) for figure in extraction.figures))
        for extraction in whole
    ]


def _figures(extraction: Extraction) -> Iterator[Answer]:
    """Each figure in its claim; where none carries it, in its line."""
    carrying = {number: claim for claim in reversed(extraction.claims) for number in claim.figures}
    text = extraction.document.text
    for number, figure in enumerate(extraction.figures):
        claim = carrying.get(number)
        if claim is None:
            start = text.rfind("\n", 0, figure.start) + 1
            end = text.find("\n", figure.end)
            end = len(text) if end < 0 else end
            claim = Claim(start, end, text[start:end])
        yield Answer(extraction.document, claim, figure)


def _pooled(states: Array, read: Reading) -> Array:
    """The state of the mark, and the means over the sentence and over the rest, side by side."""
    own, rest = states[: read.sentence], states[read.sentence :]
    return np.concatenate([states[read.mark], own.mean(axis=0), rest.mean(axis=0)])


@dataclass(frozen=True, slots=True)
class Learnt:
    """What `make vectors` learnt: changes of the network's matrices, and the layer that joins its states to a vector.

    `mark` tells vectors of these weights from those of others: it stands before every one.
    """

    changes: dict[str, Array]
    weight: Array
    bias: Array
    mark: bytes


def learnt(path: Path | None = None) -> Learnt:
    """The weights of data/figures.npz, or of another file."""
    raw = (path or files("factcheck.find").joinpath("data/figures.npz")).read_bytes()
    with np.load(io.BytesIO(raw)) as kept:
        arrays = {name: kept[name].astype(np.float32) for name in kept.files}
    weight, bias = arrays.pop("joined.weight"), arrays.pop("joined.bias")
    return Learnt(arrays, weight, bias, hashlib.sha256(raw).digest()[:VECTOR_MARK])


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
