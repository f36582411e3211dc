"""Every pair of figures of a marked corpus, as an example that `make forests` and `make vectors` learn from.

Every pair in units that convert is one: of one question (agrees, conflicts, changed) or not, and, of those, changed by
time or not. Figures come with the slots that people marked and with those that are extracted; beside documents stand
also the checks and single sentences, as claims come.
"""

import zlib
from functools import partial
from typing import NamedTuple

import numpy as np
import strangers
from marked import topic

from factcheck.compare.conversion import per_same_time, quantities, same_number
from factcheck.compare.evidence.evidence import evidence
from factcheck.compare.questions.questions import question_of
from factcheck.compare.rules.gate import by_rules
from factcheck.compare.rules.ruling import ruling

FAR = 25_000
"""Of the pairs of two topics about so many are learnt from, of each kind and corpus."""
LARGE = 40
"""Figures of a topic from which on pairs that do not compare are many: where nothing else is marked, of those within a
topic one in DRAWN is learnt from, with the weight of so many. With tests/fifth, and so drawn, conflicts of gold and
second on topics left out are told with an average precision of .43 and .46 instead of .35 and .42."""
DRAWN = 3


class Example(NamedTuple):
    """The topic of a pair, its evidence, and its relation, None where it is not of one question.

    `whole` tells that statements and traps of its corpus are marked too, `near` that both figures are of one topic,
    `extracted` that their slots are those that are found; `pair` are the two.
    """

    topic: str
    found: dict
    relation: str | None
    whole: bool
    near: bool
    extracted: bool
    pair: tuple
    weight: float


class Nearness:
    """Which figures are learnt from beside another, though they do not compare: a share that is drawn by name."""

    def __init__(self, marked, drawn, names, *, far):
        self._often = max(1, len(marked.figures) ** 2 // (2 * FAR)) if far else None
        topics = len({topic(name) for name in marked.figures})
        self._near = drawn if marked.of_figures_alone and len(marked.figures) >= LARGE * topics else 1
        self._names = list(names)
        self._topics = [topic(name) for name in self._names]
        self._of = {own: [] for own in self._topics}
        for place, own in enumerate(self._topics):
            self._of[own].append(place)

    def beside(self, topics, one, relation_of, first=0):
        """Figures from that place on, each with its relation to `one`, of those topics, and the weight of the pair."""
        for place in sorted(place for own in topics for place in self._of.get(own, ()) if place >= first):
            other = self._names[place]
            relation = relation_of(other)
            if relation or zlib.crc32(f"{one} {other}".encode()) % self._near == 0:
                yield other, relation, 1 if relation else self._near
        if self._often is not None:
            draw = np.random.default_rng(zlib.crc32(one.encode())).random(len(self._names) - first)
            for place in np.flatnonzero(draw < 1 / self._often) + first:
                if self._topics[place] not in topics:
                    yield self._names[place], None, 1


def side_by_side(new, old):
    """The questions of a pair, its numbers in one unit and what the gate says; None without units that convert."""
    a, b = question_of(new), question_of(old)
    pair = quantities(new.figure, old.figure)
    if a is None or b is None or pair is None:
        return None
    return a, b, per_same_time(*pair, a, b), by_rules(a, b, same_number(new.figure, old.figure))


def evidence_on(new, old):
    """The evidence on a pair, None where it has no units that convert."""
    found = side_by_side(new, old)
    if found is None:
        return None
    a, b, numbers, verdict = found
    ruled, _ = ruling(new, old, a, b, verdict, *numbers)
    return evidence(new, old, a, b, numbers, verdict, ruled)


def examples(marked, networks, drawn=DRAWN, tell=evidence_on, *, far=True, strange=False):
    """Every kind of pair of a marked corpus; `networks` give figures their vectors (unseen.py), `tell` the evidence.

    Without `far` pairs of one topic alone; if `strange`, with strangers.
    """

    def example(names, pair, relation, weight, extracted):
        if marked.document(names[0]) == marked.document(names[1]):
            return
        pair = networks.told(marked.key(names[0]), *pair)
        found = tell(*pair)
        if found is not None:
            whole, near = not marked.of_figures_alone, topic(names[0]) == topic(names[1])
            yield Example(marked.key(names[0]), found, relation, whole, near, extracted, pair, weight)

    for extracted in (True,) if marked.without_slots else (False, True):
        answers = networks.read(marked.answers(extracted=extracted))
        learnt = Nearness(marked, drawn, answers, far=far)
        for position, one in enumerate(answers):
            relation_of = partial(marked.relation, one)
            for other, *told in learnt.beside({topic(one)}, one, relation_of, position + 1):
                yield from example((one, other), (answers[one], answers[other]), *told, extracted)
        claims = []
        for check, asked, relations in marked.asked():
            topics = {topic(name) for name in relations}
            news = networks.read(dict(enumerate(asked)))
            if relations:
                claims += [(f"{check} {place}", next(iter(relations)), new) for place, new in news.items()]
            for other, relation, weight in learnt.beside(topics, check, relations.get):
                pairs = [networks.told(marked.key(other), new, answers[other]) for new in news.values()]
                found = [(e, pair) for pair in pairs if (e := tell(*pair)) is not None]
                if found and relation is not None:
                    found = [max(found, key=lambda told: told[0]["rules' likeness"])]
                for e, pair in found:
                    near = topic(other) in topics
                    yield Example(marked.key(other), e, relation, not marked.of_figures_alone, near, True, pair, weight)
    alone = networks.read(marked.alone)
    for one, new in alone.items():
        for other, *told in learnt.beside({topic(one)}, one, partial(marked.relation, one)):
            yield from example((one, other), (new, answers[other]), *told, True)
    if strange:
        claims += [(name, name, new) for name, new in alone.items()]
        yield from _of_strangers(marked, networks, answers, claims, tell)


def _of_strangers(marked, networks, answers, claims, tell):
    """The pairs of a claim and figures of other topics that have its number (strangers.py): none is of one question.

    Of each figure of `claims` its name, a figure of its topic, and what both networks read.
    """
    others = strangers.Strangers(marked, answers)
    for name, own, new in claims:
        for other in others.beside(name, own, new, networks.part(marked.key(own))):
            pair = networks.told(marked.key(own), new, answers[other])
            found = tell(*pair)
            if found is not None and (found["fit"] or found["unchanged"]):
                whole = not marked.of_figures_alone
                yield Example(marked.key(own), found, None, whole, False, True, pair, strangers.WEIGHT)


COLUMNS = ("rows", "topics", "relations", "whole", "drawn")


class Table:
    """Examples as rows: `one` tells which are of one question, `changed` which of those time has changed."""

    def __init__(self, found):
        columns = {name: [] for name in COLUMNS}
        for example in found:
            self.names = list(example.found)
            row = np.fromiter(example.found.values(), dtype=np.float32, count=len(self.names))
            own = (row, example.topic, example.relation or "", example.whole, example.weight)
            for name, value in zip(COLUMNS, own, strict=True):
                columns[name].append(value)
        vars(self).update({name: np.array(column) for name, column in columns.items()})

    @staticmethod
    def of(tables):
        """Several tables, one below the other."""
        return tables[0]._with(lambda name: np.concatenate([getattr(table, name) for table in tables]))

    def part(self, chosen):
        """The table of some rows."""
        return self._with(lambda name: getattr(self, name)[chosen])

    def _with(self, column):
        other = object.__new__(Table)
        vars(other).update({name: column(name) for name in COLUMNS}, names=self.names)
        return other

    def columns(self, names):
        """The evidence of some names: [examples, names]."""
        return self.rows[:, [self.names.index(name) for name in names]]

    def weights(self, whole):
        """What each example weighs; `whole` one of a corpus whose statements are marked too."""
        return np.where(self.whole, whole, 1.0) * self.drawn

    @property
    def one(self):
        """Which examples are of one question."""
        return self.relations != ""

    @property
    def changed(self):
        """Which of them time has changed."""
        return self.relations == "changed"

    @property
    def fitting(self):
        """Whose numbers agree, or are one that has not changed."""
        return self.columns(("fit", "unchanged")).any(axis=1)

    @property
    def told(self):
        """Which are of one question, but not one number that has not changed."""
        return self.one & ~self.columns(("unchanged",)).any(axis=1)
