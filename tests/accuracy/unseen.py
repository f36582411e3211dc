"""Vectors of figures by networks that have not seen their topic: forests shall learn from what new topics get."""

import zlib
from dataclasses import replace
from pathlib import Path

from marked import CORPORA, Marked

from factcheck.compare.evidence import vectors
from factcheck.find.figures import FigureEncoder, learnt

PARTS = Path(__file__).resolve().parents[2] / "build" / "vectors"
WITHOUT = 10
"""Of so many figures one counts as having no vector: there are such in older workspaces."""


def halves():
    """Every other topic of all corpora, by the name of the network that `make vectors` teaches without it."""
    topics = sorted({marked.key(name) for marked in map(Marked, CORPORA) for name in marked.figures})
    return {"even": topics[0::2], "odd": topics[1::2]}


class Without:
    """No network: figures without vectors."""

    def read(self, answers):
        """The answers by their names, as they are."""
        return answers

    def told(self, _topic, new, old):
        """Two answers, to be compared at once."""
        return new, old


class Networks:
    """Two networks, each taught half of the topics: every pair is told by the one that has not seen its topic."""

    def __init__(self):
        self._part_of = {topic: part for part, (_, topics) in enumerate(halves().items()) for topic in topics}
        self._encoders, self._heads = [], []
        for name in halves():
            self._encoders.append(FigureEncoder(learnt(PARTS / f"{name}-figures.npz")))
            self._heads.append(vectors.read((PARTS / f"{name}-vectors.npz").read_bytes()))

    def read(self, answers):
        """The answers by their names, each as one network and as the other reads it."""
        made = [encoder.vectors(list(answers.values())) for encoder in self._encoders]
        found = zip(answers.items(), zip(*made, strict=True), strict=True)
        return {name: [_given(name, answer, vector) for vector in own] for (name, answer), own in found}

    def told(self, topic, new, old):
        """Two such answers as the network reads them that has not seen the topic, to be compared at once."""
        part = self._part_of[topic]
        vectors.head = lambda: self._heads[part]
        return new[part], old[part]


def _given(name, answer, vector):
    kept = vector if zlib.crc32(f"vector {name}".encode()) % WITHOUT else None
    return replace(answer, figure=replace(answer.figure, vector=kept))
