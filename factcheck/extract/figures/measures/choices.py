"""Choices: which of the candidates a number measures, all evidence weighed.

Rules find the noun right behind a number nearly always; of what stands elsewhere in its sentence they are right five
times of six, of the rest every second or third time. There trees weigh all candidates, learnt with the words that were
measures by `make choices` from the marked corpora (tests/accuracy/choose.py); what the rules say is one candidate.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import Anchor
from factcheck.extract.figures.measures.candidates import Candidate, alike, candidates, key
from factcheck.extract.figures.measures.heads import is_aboard, is_said_to_be
from factcheck.extract.parsing import ParsedDocument
from factcheck.text.units.units import dimension

UNTOLD = -1.0
"""Stands in for evidence that a candidate does not have."""
MARGIN = 0.2
"""So much likelier a candidate is that takes the place of what the rules say."""
LEAST = 0.35
"""So likely is a candidate that is taken where the rules say nothing."""
CAUTION = 4.0
USUAL = 0.17
"""A word is a measure as often as it was, with CAUTION cases added that were as often one as any candidate."""
MOST_CASES = 50
_SLACK = 8
"""Characters by which a phrase may be longer as it is written: line breaks and second spaces."""

Row = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Trees in columns, a node a row, and how often each head word was a measure of how many times it could be."""

    names: Mapping[str, int]
    """The column of each entry of the evidence."""
    words: Mapping[str, tuple[int, int]]
    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    limit: Row
    children: NDArray[np.intp]
    """For each node the one for what is not above the limit, then the one for the rest; a leaf leads to itself."""
    value: Row
    depth: int

    def probabilities(self, found: Sequence[Candidate]) -> Row:
        """How likely each candidate is what the number measures, 0 to 1; what is left over is for none of them."""
        rows = np.full((len(found), len(self.names)), UNTOLD)
        for row, candidate in zip(rows, found, strict=True):
            for evidence in (candidate.number, candidate.own, of_word(candidate, self.words)):
                for name, value in evidence.items():
                    if (column := self.names.get(name)) is not None:
                        row[column] = value
        width = rows.shape[1] * np.arange(len(found))[:, None]
        known = rows.ravel()
        at = np.tile(self.roots, (len(found), 1))
        for _ in range(self.depth):
            beyond = known.take(width + self.feature.take(at)) > self.limit.take(at)
            at = self.children.take(2 * at + beyond)
        odds = self.value.take(at).sum(axis=1)
        most = max(0.0, float(odds.max()))
        share = np.exp(odds - most)
        likely: Row = share / (share.sum() + math.exp(-most))
        return likely


def word_keys(candidate: Candidate) -> tuple[str, str]:
    """The head word of a candidate, alone and with the kind of the number."""
    return candidate.head, f"{candidate.head}/{int(candidate.number['kind'])}"


def of_word(candidate: Candidate, words: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    """How often the head word was a measure elsewhere."""
    out = {}
    for name, word in zip(("word", "word of kind"), word_keys(candidate), strict=True):
        right, cases = words.get(word, (0, 0))
        out[name] = (right + CAUTION * USUAL) / (cases + CAUTION)
        out[f"{name}, cases"] = min(cases, MOST_CASES)
    return out


def chosen(
    anchor: Anchor, parsed: ParsedDocument, earlier: Sequence[Figure], given: str | None, title: str
) -> str | None:
    """The measure of a number: what the rules say, unless another candidate is likelier."""
    if is_settled(anchor, parsed.text, given):
        return given
    return likeliest(candidates(anchor, parsed, earlier, given, title), given, weights())


def likeliest(found: Sequence[Candidate], given: str | None, weighed: Weights) -> str | None:
    """The phrase of the candidate that is likeliest by far enough, else what the rules say."""
    if not found:
        return given
    likely = weighed.probabilities(found)
    best = int(likely.argmax())
    own = next((n for n, candidate in enumerate(found) if "given" in candidate.own), None)
    least = LEAST if own is None else likely[own] + MARGIN
    if likely[best] <= least or alike(key(found[best].phrase), key(given or "")):
        return given  # the rules know best how much of a phrase to take
    return found[best].phrase


def is_settled(anchor: Anchor, text: str, given: str | None) -> bool:
    """Whether what the rules say goes without choosing: the noun behind the number, one beside a physical unit,
    or those aboard or said to be dead or missing.
    """
    if given is None:
        return False
    if is_aboard(anchor) or is_said_to_be(anchor):
        return True
    unit = anchor.numeral.unit
    if unit is not None and not (dimension(unit) or "").startswith("currency"):
        return given in " ".join(anchor.sentence.of(text).lower().split())
    at = anchor.numeral.noun
    return " ".join(text[at : at + len(given) + _SLACK].lower().split()).startswith(given)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights of data/choices.json, read once a process."""
    return read(json.loads((files("factcheck.extract") / "data" / "choices.json").read_text(encoding="utf-8")))


def read(raw: Mapping[str, Any]) -> Weights:
    """Weights from what the file holds: a tree is a list of nodes, `[name, limit, left, right]` or a leaf's number."""
    roots: list[int] = []
    feature: list[int] = []
    limit: list[float] = []
    children: list[int] = []
    value: list[float] = []
    for tree in raw["trees"]:
        first = len(feature)
        roots.append(first)
        for place, node in enumerate(tree):
            leaf = not isinstance(node, list)
            name, most, low, high = (0, 0.0, place, place) if leaf else node
            feature.append(name)
            limit.append(most)
            children += first + low, first + high
            value.append(float(node) if leaf else 0.0)
    return Weights(
        names={name: column for column, name in enumerate(raw["names"])},
        words={word: (right_, cases) for word, (right_, cases) in raw["words"].items()},
        roots=np.array(roots, dtype=np.intp),
        feature=np.array(feature, dtype=np.intp),
        limit=np.array(limit, dtype=np.float64),
        children=np.array(children, dtype=np.intp),
        value=np.array(value, dtype=np.float64),
        depth=int(raw["depth"]),
    )
