"""What weights extract and encode that have not seen the topic: forests shall learn from what new topics get."""

import json
import zlib
from dataclasses import replace
from pathlib import Path

from boosting import FOLDS, fold_of, part
from marked import CORPORA, Marked

from factcheck.compare.evidence import vectors
from factcheck.extract import trees
from factcheck.extract.extractor import extract
from factcheck.extract.figures.measures import choices as of_measures
from factcheck.extract.figures.times import choices as of_times
from factcheck.find import model
from factcheck.find.encoder import HeavyEncoder
from factcheck.find.figures import FigureEncoder, learnt
from factcheck.streams import portions

PARTS = Path(__file__).resolve().parents[2] / "build" / "vectors"
AT_ONCE = 512
KEPT = 3_000
"""Of so many texts it is kept what the lower layers make of them: some 60 kB each."""
WITHOUT = 10
"""Of so many figures one counts as having no vector: there are such in older workspaces."""


def extracted_unseen(documents):
    """Extract documents, each with choices that have not seen its topic.

    Raises:
        FileNotFoundError: `make choices` has not written the parts yet.
    """
    documents, out = list(documents), {}
    try:
        for fold in range(FOLDS):
            weights = {
                name: trees.read(json.loads(part(name, fold).read_text(encoding="utf-8")))
                for name in ("choices", "times")
            }
            of_measures.weights = of_times.weights = weights.__getitem__
            own = [n for n, document in enumerate(documents) if fold_of(document.doc) == fold]
            out |= zip(own, extract([documents[n] for n in own]), strict=True)
    finally:
        of_measures.weights = of_times.weights = trees.weights
    return [out[n] for n in range(len(documents))]


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
        self._lower, self._states = HeavyEncoder(model.packaged_folder()).lower, {}
        for name in halves():
            encoder = FigureEncoder(learnt(PARTS / f"{name}-figures.npz"))
            encoder.prepare()
            self._encoders.append(encoder)
            self._heads.append(vectors.read((PARTS / f"{name}-vectors.npz").read_bytes()))

    def read(self, answers):
        """The answers by their names, each as one network and as the other reads it."""
        out = {}
        for some in portions(answers.items(), AT_ONCE):
            made = [encoder.vectors([answer for _, answer in some], self._states_of) for encoder in self._encoders]
            for (name, answer), own in zip(some, zip(*made, strict=True), strict=True):
                out[name] = [_given(name, answer, vector) for vector in own]
        return out

    def _states_of(self, texts):
        """What the lower layers, which the two have in common, make of texts; kept while there are few."""
        new = [text for text in texts if text not in self._states]
        if len(self._states) + len(new) > KEPT:
            self._states, new = {}, texts
        self._states |= self._lower(new)
        return {text: self._states[text] for text in texts}

    def told(self, topic, new, old):
        """Two such answers as the network reads them that has not seen the topic, to be compared at once."""
        part = self.part(topic)
        vectors.head = lambda: self._heads[part]
        return new[part], old[part]

    def part(self, topic):
        """Which of the two networks has not seen a topic."""
        return self._part_of[topic]


def _given(name, answer, vector):
    kept = vector if zlib.crc32(f"vector {name}".encode()) % WITHOUT else None
    return replace(answer, figure=replace(answer.figure, vector=kept))
