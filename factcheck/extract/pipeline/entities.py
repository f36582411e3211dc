"""Named entities: the search of spaCy's recogniser, all words of a batch at once, with the same results.

The recogniser goes over a text and decides at each word whether a name begins, goes on, ends, is that word or none is
there (B, I, L, U, O). Outside a name its decision rests on the word alone, so it is taken for every word of the batch
at once; inside one, on the word, the one before and the first of the name, so every name that may begin is followed to
its end, again at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from factcheck.extract.pipeline.vectors import Vectors
from factcheck.streams import portions

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    from factcheck.extract.pipeline.vectors import Floats

    Flags = NDArray[np.bool_]
    Indexes = NDArray[np.intp]

_OUTSIDE = -1
_STRUCTURE: list[int | str] = ["SENT_START", "IS_SPACE"]
_BEFORE_ALL = 0
"""The row of the features that stands for no word."""


class Entities:
    """The last component of the pipeline: the names of a text and what they name."""

    def __init__(self, component: EntityRecognizer) -> None:
        reading, lower, upper = component.model.layers
        tok2vec, _, narrow = reading.layers
        self._vectors = Vectors(tok2vec)
        self._narrow, self._narrow_bias = narrow.get_param("W").T, narrow.get_param("b")
        weights, self._absent = lower.get_param("W"), lower.get_param("pad")
        self._features, self._hidden, self._pieces, inner = weights.shape
        self._lower = weights.reshape(-1, inner).T
        self._lower_bias = lower.get_param("b").reshape(-1)
        self._upper, self._upper_bias = upper.get_param("W").T, upper.get_param("b")
        actions = [component.moves.get_class_name(index) for index in range(component.moves.n_moves)]
        self._actions = actions
        self._begins = np.array([action.startswith("B-") for action in actions])
        self._never = np.array([action[0] in "ILM" or action == "U-" for action in actions])
        self._alone = np.array([action.startswith("U-") for action in actions])
        self._inner = np.array([actions.index(f"I-{a[2:]}") if a.startswith("B-") else 0 for a in actions])
        self._last = np.array([actions.index(f"L-{a[2:]}") if a.startswith("B-") else 0 for a in actions])

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Find the names of the texts in batches."""
        from spacy.tokens import Span

        for batch in portions(docs, batch_size):
            for doc, names in zip(batch, self._names(batch), strict=True):
                doc.set_ents([Span(doc, start, end, label=label) for start, end, label in names])
            yield from batch

    def _names(self, docs: Sequence[Doc]) -> Iterator[list[tuple[int, int, str]]]:
        """First token, end and label of each name, text by text."""
        lengths = [len(doc) for doc in docs]
        count = sum(lengths)
        if not count:
            yield from ([] for _ in docs)
            return
        features = self._parts(np.concatenate(self._vectors(docs)))
        structure = np.concatenate([doc.to_array(_STRUCTURE) for doc in docs])
        ends = np.cumsum(lengths)
        closed = np.zeros(count, dtype=bool)
        closed[ends[ends > 0] - 1] = True
        closed[:-1] |= structure[1:, 0] == 1
        outside = self._decided_outside(features, closed, structure[:, 1] != 0)
        over = self._followed(features, outside, closed)
        start = 0
        for end in ends:
            yield list(self._read(outside, over, start, int(end)))
            start = int(end)

    def _parts(self, vectors: Floats) -> Floats:
        """What each word adds to a state, for each place it may have in one; row 0 is the place of no word."""
        narrow = vectors @ self._narrow
        narrow += self._narrow_bias
        out = np.empty((len(vectors) + 1, self._lower.shape[1]), dtype=np.float32)
        out[0] = self._absent.reshape(-1)
        np.matmul(narrow, self._lower, out=out[1:])
        return out.reshape(len(out), self._features, -1)

    def _scores(self, state: Floats) -> Floats:
        """The score of each action in each state, which is the sum of its words' parts."""
        state += self._lower_bias
        hidden = state.reshape(len(state), self._hidden, self._pieces).max(axis=2)
        scores: Floats = hidden @ self._upper
        scores += self._upper_bias
        return scores

    def _decided_outside(self, features: Floats, closed: Flags, space: Flags) -> Indexes:
        """The best action at each word, were it outside a name; `closed` words end their sentence."""
        state = features[1:, 0] + features[_BEFORE_ALL, 1]
        state += features[_BEFORE_ALL, 2]
        scores = self._scores(state)
        scores[:, self._never] = -np.inf
        scores[np.ix_(closed | space, self._begins)] = -np.inf
        scores[np.ix_(space, self._alone)] = -np.inf
        best: Indexes = scores.argmax(axis=1)
        return best

    def _followed(self, features: Floats, outside: Indexes, closed: Flags) -> Indexes:
        """The last word of each name that begins at a word, `_OUTSIDE` where none does."""
        over = np.full(len(outside), _OUTSIDE, dtype=np.intp)
        first = np.flatnonzero(self._begins[outside])
        at = first + 1
        while len(first):
            state = features[at + 1, 0] + features[first + 1, 1]
            state += features[at, 2]
            scores = self._scores(state)
            actions = outside[first]
            rows = np.arange(len(first))
            goes_on = (scores[rows, self._inner[actions]] >= scores[rows, self._last[actions]]) & ~closed[at]
            over[first[~goes_on]] = at[~goes_on]
            first, at = first[goes_on], at[goes_on] + 1
        return over

    def _read(self, outside: Indexes, over: Indexes, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The names between two words of the batch, one after the other."""
        at = start
        for index in np.flatnonzero(self._begins[outside[start:end]] | self._alone[outside[start:end]]) + start:
            if index < at:
                continue
            last = int(over[index]) if over[index] != _OUTSIDE else int(index)
            yield int(index) - start, last + 1 - start, self._actions[outside[index]][2:]
            at = last + 1
