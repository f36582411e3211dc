"""Learn the forests of compare/ from the marked pairs of tests/gold, second, third and fifth: `make forests`.

Every pair of figures in units that convert is an example: of one question (agrees, conflicts, changed) or not, and, of
those, changed by time or not. Figures come with the slots that people marked and with those that are extracted;
beside documents stand also the checks and single sentences, as claims come. Writes compare/data/forests.json, but for
the calibration of scores (calibrate.py); prints how well checks are told whose topics were left out of the training.
Other folders of the same form may be named.
The result repeats to the bit on one machine with one version of scikit-learn.
"""

import re
import sys
import zlib
from functools import partial
from pathlib import Path
from typing import NamedTuple

import marked as marks
import neighbours
import numpy as np
import reasons
import strangers
from calibrate import line_of
from marked import COMPARABLE, CORPORA, OF_FORESTS, Marked, topic
from records import as_record, current, write
from sklearn.ensemble import HistGradientBoostingClassifier
from unseen import Networks, extracted_unseen

from factcheck.compare.columns.columns import SIEVED
from factcheck.compare.conversion import per_same_time, quantities, same_number
from factcheck.compare.evidence.contrasted import NAMES as CONTRASTS
from factcheck.compare.evidence.evidence import evidence
from factcheck.compare.evidence.sameness import Forests, read
from factcheck.compare.neighbours import revised
from factcheck.compare.questions.questions import question_of
from factcheck.compare.relations import Open, settled
from factcheck.compare.rules.gate import by_rules
from factcheck.compare.rules.ruling import ruling

SETTINGS = {"max_depth": 3, "learning_rate": 0.1, "l2_regularization": 5.0, "random_state": 0}
"""Of no more branches than three: what many pairs come to is looked up by a tree's seven tests (`columns.reach`)."""
SAME = {"max_iter": 230, "min_samples_leaf": 30, "max_features": 0.15}
"""Trees that choose from a seventh of the evidence, drawn anew at every branch (as in random forests, Breiman 2001),
since much of it tells the same. The other forests gain less by it (docs/accuracy-log.md)."""
APART = {"max_iter": 300, "min_samples_leaf": 30}
CHANGE = {"max_iter": 300, "min_samples_leaf": 20}
GLANCE = {"max_iter": 50, "min_samples_leaf": 30, "learning_rate": 0.15}
OF_TIME = re.compile(
    r"time|days|day of|kind|lengths|nested|later|ruled|speaker same|ratio|forecasts|short document|equal|number|digits|"
    r"vectors|contrast"
)
"""The evidence that may tell whether time has changed a number."""
ELSEWHERE = ("same_at_length", "apart_at_length", "apart_by_neighbours", "change_by_neighbours")
"""The forests that at_length.py and neighbours.py learn."""
FOLDS = 4
"""The topics are left out in so many parts."""
WHOLE = 6.0
"""The weight of a pair of a corpus whose statements are marked too: of those there are fewer, with longer documents."""
FAR = 25_000
"""Of the pairs of two topics about so many are learnt from, of each kind and corpus."""
LARGE = 40
"""Figures of a topic from which on pairs that do not compare are many: where nothing else is marked, of those within a
topic one in DRAWN is learnt from, with the weight of so many. With tests/fifth, and so drawn, conflicts of gold and
second on topics left out are told with an average precision of .43 and .46 instead of .35 and .42."""
DRAWN = 3
LARGE_TOPICS = "fifth"
"""The corpus from which agreements are not learnt: with its pairs and its strangers too, those of topics left out are
told with an average precision of .89, .86 and .93 (gold, second, tests/third), without it of .89, .87 and .94."""


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
    answers = networks.read(marked.answers(extracted=True))
    learnt = Nearness(marked, drawn, answers, far=far)
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


class Table:
    """Examples as rows: `one` tells which are of one question, `changed` which of those time has changed."""

    def __init__(self, found):
        rows, topics, relations, whole, drawn = [], [], [], [], []
        for example in found:
            self.names = list(example.found)
            rows.append(np.fromiter(example.found.values(), dtype=float, count=len(self.names)))
            topics.append(example.topic)
            relations.append(example.relation)
            whole.append(example.whole)
            drawn.append(example.weight)
        relations = np.array([relation or "" for relation in relations])
        columns = (rows, topics, relations != "", relations == "changed", whole, drawn)
        self._take(*(np.array(column) for column in columns))

    def part(self, chosen):
        """The table of some rows."""
        part = object.__new__(Table)
        part.names = self.names
        columns = (self.rows, self.topics, self.one, self.changed, self.whole, self.drawn)
        part._take(*(column[chosen] for column in columns))
        return part

    def _take(self, rows, topics, one, changed, whole, drawn):
        self.rows, self.topics, self.one, self.changed = rows, topics, one, changed
        self.whole, self.drawn = whole, drawn
        self.weights = np.where(whole, WHOLE, 1.0) * drawn
        fitting = self.rows[:, self.names.index("fit")] + self.rows[:, self.names.index("unchanged")]
        self.unfit = fitting == 0
        self.told = self.one & (self.rows[:, self.names.index("unchanged")] == 0)
        self.seen = [i for i, name in enumerate(self.names) if name in SIEVED]
        self.of_fit = [i for i, name in enumerate(self.names) if name not in CONTRASTS]
        self.time = [i for i, name in enumerate(self.names) if OF_TIME.search(name)]

    def same(self):
        """The forest that tells one question from two where the numbers fit.

        Of pairs that fit alone: learnt from all pairs of gold and second it told agreements of topics left out with an
        average precision of .87, .84 and .93 (gold, second, tests/third) instead of .89, .88 and .95.
        """
        chosen = ~self.unfit & ~np.char.startswith(self.topics, f"{LARGE_TOPICS} ")
        model = HistGradientBoostingClassifier(**SETTINGS, **SAME)
        return model.fit(self.rows[chosen][:, self.of_fit], self.one[chosen], self.weights[chosen])

    def apart(self):
        """The same of figures whose numbers do not fit together: there nothing but the question links them."""
        model = HistGradientBoostingClassifier(**SETTINGS, **APART)
        return model.fit(self.rows[self.unfit], self.one[self.unfit], self.weights[self.unfit])

    def change(self):
        """The forest that tells what time has changed from what conflicts or agrees, of numbers that are not equal."""
        rows = self.rows[self.told][:, self.time]
        model = HistGradientBoostingClassifier(**SETTINGS, **CHANGE)
        return model.fit(rows, self.changed[self.told], self.weights[self.told])

    def glance(self):
        """The forest that tells what cannot conflict from what a sieve knows of many pairs at once."""
        rows = self.rows[self.unfit][:, self.seen]
        conflicting = (self.one & ~self.changed)[self.unfit]
        return HistGradientBoostingClassifier(**SETTINGS | GLANCE).fit(rows, conflicting, self.drawn[self.unfit])


def all_forests(table, chosen=None):
    """The forests as data/forests.json keeps them, learnt from all rows or from those chosen; others as they are."""
    part = table if chosen is None else table.part(chosen)
    before = current()
    return {name: before[name] for name in ELSEWHERE} | {
        "same": as_record(part.same(), [table.names[i] for i in table.of_fit]),
        "apart": as_record(part.apart(), table.names),
        "change": as_record(part.change(), [table.names[i] for i in table.time]),
        "glance": as_record(part.glance(), [table.names[i] for i in table.seen]),
    }


class Parts:
    """The topics of some corpora in FOLDS parts, each with forests that no pair of the part has taught."""

    def __init__(self, table, corpora):
        topics = sorted({marked.key(name) for marked in corpora for name in marked.figures})
        left_out = [topics[start::FOLDS] for start in range(FOLDS)]
        self.of = {name: number for number, own in enumerate(left_out) for name in own}
        self._raw = [all_forests(table, ~np.isin(table.topics, own)) for own in left_out]
        self._forests = list(map(read, self._raw))

    def forests(self, topic):
        """The forests that have not seen a topic; of another corpus none has seen any."""
        return self._forests[self.of.get(topic, 0)]

    def tell(self, told):
        """Learn what neighbours tell, for each part from the examples of the others."""
        for part, raw in enumerate(self._raw):
            others = [found for found in told if self.of.get(found.topic) != part]
            self._forests[part] = read(raw | neighbours.records(others))


def held_out(corpora, networks, parts):
    """Every check beside every figure of its topic, told by forests that no pair of the topic has taught.

    Yields the part that the topic is of, the relation said, its score and what there was to find.
    """
    for marked in corpora:
        beside = neighbours.Beside(marked, networks, parts.forests)
        for own, claims, relation_of in neighbours.checks(marked):
            weights, best = parts.forests(marked.key(own)), {}
            for news in claims:
                names, asked, known, told = beside.weighed(own, news, relation_of)
                for name, row in zip(names, revised(asked, known, told, weights), strict=True):
                    pairs = [settled(p, related=False, weights=weights) for p in row if isinstance(p, Open)]
                    best[name] = max([best.get(name), *pairs], key=lambda found: found.score if found else -1.0)
            for name, found in best.items():
                told_as = (found.relation.value, found.score) if found else (None, None)
                yield parts.of[marked.key(own)], *told_as, relation_of(name)


def tell_reliability(found):
    """Print F1 on topics left out, and how right scores are that others calibrated."""
    shown = []
    for relation in COMPARABLE:
        told = [(fold, min(max(s, 0.001), 0.999), right == relation) for fold, r, s, right in found if r == relation]
        hits, wanted = sum(right for *_, right in told), sum(right == relation for *_, right in found)
        print(f"{relation:10} on topics left out: precision {hits / len(told):.3f}, recall {hits / wanted:.3f}, "
              f"F1 {2 * hits / (len(told) + wanted):.3f}")  # fmt: skip
        for fold in range(FOLDS):
            others = [(s, right) for own, s, right in told if own != fold]
            forests = Forests(*[None] * 8, calibration={relation: tuple(line_of(others))})
            shown += [(forests.calibrated(relation, s), right) for own, s, right in told if own == fold]
    for low in np.arange(0, 1, 0.2):
        part = [(s, right) for s, right in shown if low <= s < low + 0.2]
        if part:
            mean, share = np.mean(part, axis=0)
            print(
                f"shown {low:.1f} to {low + 0.2:.1f}: {len(part):4} matches, mean score {mean:.2f}, right {share:.2f}"
            )


def main():
    """Learn from the folders named; if none is, from those of OF_FORESTS, what neighbours tell from all of CORPORA.

    `--keep=change` and the like leave that forest as it is: one that is learnt anew is not always better.
    """
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    kept = {name.removeprefix("--keep=") for name in sys.argv[1:] if name.startswith("--keep=")}
    before = current()
    marks.extract = extracted_unseen
    corpora = [Marked(folder) for folder in folders or OF_FORESTS]
    of_neighbours = corpora if folders else list(map(Marked, CORPORA))
    networks = Networks()
    table = Table(
        example for marked in corpora for example in examples(marked, networks, strange=marked.name != LARGE_TOPICS)
    )
    print(f"{len(table.rows)} pairs, {table.one.sum()} of one question ({', '.join(COMPARABLE)})")
    whole = [marked for marked in corpora if not marked.of_figures_alone]
    parts = Parts(table, corpora)
    told = [
        found for marked in of_neighbours for found in neighbours.Beside(marked, networks, parts.forests).examples()
    ]
    parts.tell(told)
    tell_reliability(list(held_out(whole or corpora, networks, parts)))
    found = all_forests(table) | neighbours.records(told) | {"reasons": reasons.learnt(corpora)}
    found |= {name: before[name] for name in kept}
    write(calibration=before["calibration"], **found)


if __name__ == "__main__":
    main()
