"""Strangers: figures of other topics that have a claim's number.

A workspace holds far more that a claim is not about than the pairs of one topic show, and search brings up what has its
number: learnt from pairs of topics alone, the forest said of "thirty people died in the avalanche" that another text's
thirty who fainted agree. Of 958 agreements on tests/fourth, 213 topics in one workspace, 299 were with another topic.
"""

import zlib

import numpy as np
from marked import topic

from factcheck.claims import VECTOR_DIM
from factcheck.compare.evidence.vectors import normalised
from factcheck.compare.intervals import Quantity

NEAREST, AT_RANDOM = 8, 4
"""Of a claim's strangers so many that read most like it are learnt from, and so many others drawn."""
COMPANY = 6
"""Figures of other topics that a claim is set beside with those of its own, as search brings them up too."""
WEIGHT = 3
"""Of a pair with a stranger: claims of a large workspace meet far more of them."""
CLOSE = 0.1
"""The share by which two numbers may differ that are taken for one here."""
DRAWN = 2
"""One in so many claims is learnt from where figures alone are marked."""


class Strangers:
    """The figures of a corpus, each as two networks read it, by unit, number and vector."""

    def __init__(self, marked, answers):
        self._names = list(answers)
        self._topics = np.array([topic(name) for name in self._names])
        self._drawn = DRAWN if marked.of_figures_alone else 1
        quantities = [Quantity.of(own[0].figure) for own in answers.values()]
        self._units = np.array([str(one.unit) for one in quantities])
        self._middles = np.nan_to_num(np.array([one.middle for one in quantities]))
        self._vectors = [_vectors([own[part] for own in answers.values()]) for part in (0, 1)]

    def beside(self, claim, own, new, part):
        """The names of the strangers of a claim's figure `new`, of the topic of the figure `own`, to one network."""
        if zlib.crc32(f"strangers to {claim}".encode()) % self._drawn:
            return []
        others = self._nearest(topic(own), new, part)
        asked = Quantity.of(new[part].figure)
        apart = np.abs(self._middles[others] - asked.middle)
        one_number = apart <= CLOSE * np.maximum(np.abs(self._middles[others]), abs(asked.middle))
        others = others[one_number]
        drawn = np.random.default_rng(zlib.crc32(claim.encode())).permutation(others[NEAREST:])[:AT_RANDOM]
        return [self._names[place] for place in (*others[:NEAREST], *drawn)]

    def nearest(self, own, new, part):
        """The names of the figures of other topics than `own` that read most like a claim's, whatever their number."""
        return [self._names[place] for place in self._nearest(own, new, part)[:COMPANY]]

    def _nearest(self, own, new, part):
        """The places of the figures of other topics in the same unit, those first that read most like a figure."""
        if new[part].figure.vector is None:
            return np.zeros(0, dtype=int)
        asked = Quantity.of(new[part].figure)
        others = np.flatnonzero((self._topics != own) & (self._units == str(asked.unit)))
        near = self._vectors[part][others] @ normalised([new[part].figure.vector])[0]
        return others[np.argsort(-near, kind="stable")]


def _vectors(answers):
    """Vectors of length one [n, VECTOR_DIM]; figures that count as having none are like nothing."""
    out = np.zeros((len(answers), VECTOR_DIM))
    known = [place for place, answer in enumerate(answers) if answer.figure.vector is not None]
    out[known] = normalised([answers[place].figure.vector for place in known])
    return out
