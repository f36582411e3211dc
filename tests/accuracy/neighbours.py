"""What neighbours tell of claims beside the figures of their topic: the examples that `make forests` learns from.

A claim is a check, or a figure's sentence read alone; its neighbours are weighed by forests that no pair of its topic
has taught, since those that are shipped are surer of the topics they know than of any other.
"""

import zlib
from typing import NamedTuple

from marked import topic
from records import forest
from strangers import Strangers

from factcheck.compare.neighbours import neighbourly
from factcheck.compare.relations import weigh

APART = {"max_iter": 240, "min_samples_leaf": 40}
CHANGE = {"max_iter": 160, "min_samples_leaf": 30}
OF_CHANGE = ("change", "our number changed", "their number changed", "either changed", "numbers alike", "ours stands",
             "theirs stands", "ours changes", "theirs changes", "our number at once", "their number at once",
             "time same", "days apart", "later is higher", "our time stated", "their time stated", "ours later",
             "published apart", "published at once")  # fmt: skip
"""The evidence that only tells whether time has changed a number."""
WHOLE = 2.0
"""The weight of a claim of a corpus whose statements are marked too: with six topics left out are told worse."""
STRANGE = 0.35
"""The weight of a figure of another topic: with one a quarter of what is of one question is no longer told."""
DRAWN = 2
"""One in so many sentences is read alone where figures alone are marked, of which there are many."""
OWN = "own"
"""Stands for what a figure is to a sentence of its own document."""


class Told(NamedTuple):
    """What neighbours tell of a claim's figure and one of its topic, and the relation of the two, None for none.

    `whole` tells that statements and traps of its corpus are marked too.
    """

    topic: str
    found: dict
    relation: str | None
    whole: bool
    weight: float


class Beside:
    """The claims of a corpus beside the figures of their topics.

    `weights_of` a topic are forests that have not seen it.
    """

    def __init__(self, marked, networks, weights_of):
        self.marked, self.weights_of, self._networks = marked, weights_of, networks
        self._figures = networks.read(marked.answers(extracted=True))
        self._strangers = Strangers(marked, self._figures)
        self._between = None, {}

    def weighed(self, own, news, relation_of):
        """The names of a topic's figures, a claim's figures, those of the topic, and what all tell of each other."""
        names = [name for name in self._figures if topic(name) == own and relation_of(name) != OWN]
        asked = self._networks.read({f"{new.id} asks": new for new in news}).values()
        key = self.marked.key(own)
        part = self._networks.part(key)
        names += dict.fromkeys(name for new in asked for name in self._strangers.nearest(own, new, part))
        rows = [[self._networks.told(key, new, self._figures[name]) for new in asked] for name in names]
        weights = self.weights_of(key)
        told = [[weigh(*pair, related=False, strict=False, weights=weights) for pair in row] for row in rows]
        return names, [new for new, _ in rows[0]] if rows else [], [row[0][1] for row in rows], told

    def examples(self):
        """What neighbours tell of every claim; of what answers it the likeliest of its figures is an example."""
        for own, claims, relation_of in (*checks(self.marked), *_alone(self.marked)):
            key, best = self.marked.key(own), {}
            if self._between[0] != key:
                self._between = key, {}
            for news in claims:
                names, *sides = self.weighed(own, news, relation_of)
                for place, _, pair, evidence in neighbourly(*sides, self.weights_of(key), self._between[1]):
                    name = names[place]
                    weight = 1.0 if topic(name) == own else STRANGE
                    found = Told(key, evidence, relation_of(name), not self.marked.of_figures_alone, weight)
                    if found.relation is None:
                        yield found
                    else:
                        likeness = pair.found["rules' likeness"]
                        best[name] = max(best.get(name, (-1.0, found)), (likeness, found), key=lambda told: told[0])
            yield from (found for _, found in best.values())


def checks(marked):
    """Each check: its topic, the figures of each of its claims, and what each figure of the corpus is to it by name."""
    for _, asked, relations in marked.asked():
        by_claim = {}
        for new in asked:
            by_claim.setdefault(new.claim, []).append(new)
        for own in sorted({topic(name) for name in relations}):
            yield own, list(by_claim.values()), relations.get


def _alone(marked):
    """The same of sentences read alone."""
    for name, new in marked.alone.items():
        if marked.of_figures_alone and zlib.crc32(f"{name} alone".encode()) % DRAWN:
            continue

        def relation_of(other, name=name):
            return OWN if marked.document(other) == marked.document(name) else marked.relation(name, other)

        yield topic(name), [[new]], relation_of


def records(told):
    """The two forests, learnt from a table, as data/forests.json keeps them."""
    of_same = [name for name in told.names if name not in OF_CHANGE]
    one = told.part(told.one)
    return {
        "apart_by_neighbours": forest(told, told.one, of_same, APART, WHOLE),
        "change_by_neighbours": forest(one, one.changed, one.names, CHANGE, WHOLE),
    }
