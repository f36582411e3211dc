"""Learn the forests of compare/ from the marked pairs of tests/gold, second, third and fifth: `make forests`.

Examples are what examples.py says, and what neighbours tell of claims beside the figures of their topic
(neighbours.py). Writes compare/data/forests.json, but for the calibration of scores (calibrate.py); prints how well
checks are told whose topics were left out of the training.
Other folders of the same form may be named.
The result repeats to the bit on one machine with one version of scikit-learn.
"""

import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import marked as marks
import neighbours
import numpy as np
import reasons
from calibrate import line_of
from examples import Table, examples
from marked import COMPARABLE, CORPORA, OF_FORESTS, Marked
from network import network
from records import current, forest, write
from unseen import Networks, extracted_unseen

from factcheck.compare.columns.columns import SIEVED
from factcheck.compare.evidence.contrasted import NAMES as CONTRASTS
from factcheck.compare.evidence.sameness import Forests, read
from factcheck.compare.neighbours import revised
from factcheck.compare.relations import Open, settled

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
LARGE_TOPICS = "fifth"
"""The corpus from which agreements are not learnt: with its pairs and its strangers too, those of topics left out are
told with an average precision of .89, .86 and .93 (gold, second, tests/third), without it of .89, .87 and .94."""


def _without_contrasts(table):
    return [name for name in table.names if name not in CONTRASTS]


def same(table):
    """The forest that tells one question from two where the numbers fit.

    Of pairs that fit alone: learnt from all pairs of gold and second it told agreements of topics left out with an
    average precision of .87, .84 and .93 (gold, second, tests/third) instead of .89, .88 and .95.
    """
    chosen = table.part(table.fitting & ~np.char.startswith(table.topics, f"{LARGE_TOPICS} "))
    return forest(chosen, chosen.one, _without_contrasts(table), SAME, WHOLE)


def apart(table):
    """The same of figures whose numbers do not fit together, and a network: there but the question links them."""
    chosen, names = table.part(~table.fitting), _without_contrasts(table)
    told = forest(chosen, chosen.one, names, APART, WHOLE)
    return told | {"network": network(chosen, chosen.one, names, chosen.weights(WHOLE))}


def change(table):
    """The forest that tells what time has changed from what conflicts or agrees, of numbers that are not equal."""
    told = table.part(table.told)
    return forest(told, told.changed, list(filter(OF_TIME.search, table.names)), CHANGE, WHOLE)


def glance(table):
    """The forest that tells what cannot conflict from what a sieve knows of many pairs at once."""
    chosen, names = table.part(~table.fitting), [name for name in table.names if name in SIEVED]
    return forest(chosen, chosen.one & ~chosen.changed, names, GLANCE, whole=1.0)


def all_forests(table):
    """The forests as data/forests.json keeps them, learnt from a table; others as they are."""
    before = current()
    found = {learnt.__name__: learnt(table) for learnt in (same, apart, change, glance)}
    return {name: before[name] for name in ELSEWHERE} | found


class Parts:
    """The topics of some corpora in FOLDS parts, each with forests that no pair of the part has taught."""

    def __init__(self, table, corpora):
        topics = sorted({marked.key(name) for marked in corpora for name in marked.figures})
        self._left_out = [topics[start::FOLDS] for start in range(FOLDS)]
        self.of = {name: number for number, own in enumerate(self._left_out) for name in own}
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            self.raw = [*pool.map(lambda own: all_forests(table.part(~np.isin(table.topics, own))), self._left_out)]

    def forests(self):
        """A function that gives the forests that have not seen a topic; of another corpus none has seen any."""
        forests = list(map(read, self.raw))
        return lambda topic: forests[self.of.get(topic, 0)]

    def tell(self, told):
        """Learn what neighbours tell, for each part from the examples of the others."""
        for own, raw in zip(self._left_out, self.raw, strict=True):
            raw.update(neighbours.records(told.part(~np.isin(told.topics, own))))


def held_out(corpora, networks, parts):
    """Every check beside every figure of its topic, told by forests that no pair of the topic has taught.

    Yields the part that the topic is of, the relation said, its score and what there was to find.
    """
    forests_of = parts.forests()
    for marked in corpora:
        beside = neighbours.Beside(marked, networks, forests_of)
        for own, claims, relation_of in neighbours.checks(marked):
            weights, best = forests_of(marked.key(own)), {}
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


def table_of(folder):
    """The examples of a corpus."""
    marks.extract = extracted_unseen
    return Table(examples(Marked(folder), Networks(), strange=folder.name != LARGE_TOPICS))


def told_by_neighbours(parts, folder):
    """What neighbours tell in a corpus, weighed by forests that have not seen the topic."""
    marks.extract = extracted_unseen
    return Table(neighbours.Beside(Marked(folder), Networks(), parts.forests()).examples())


def on_all_cores(work, folders):
    """The table that `work` makes of each folder, one below the other; the last folders, which are large, first."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return Table.of([*pool.map(work, reversed(folders))][::-1])


def main():
    """Learn from the folders named; if none is, from those of OF_FORESTS, what neighbours tell from all of CORPORA.

    `--keep=change` and the like leave that forest as it is: one that is learnt anew is not always better.
    """
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    kept = {name.removeprefix("--keep=") for name in sys.argv[1:] if name.startswith("--keep=")}
    before = current()
    table = on_all_cores(table_of, folders or OF_FORESTS)
    print(f"{len(table.rows)} pairs, {table.one.sum()} of one question ({', '.join(COMPARABLE)})", flush=True)
    corpora = [Marked(folder) for folder in folders or OF_FORESTS]
    parts = Parts(table, corpora)
    told = on_all_cores(partial(told_by_neighbours, parts), folders or CORPORA)
    print(f"{len(told.rows)} pairs of which neighbours tell, {told.one.sum()} of one question", flush=True)
    parts.tell(told)
    marks.extract = extracted_unseen
    whole = [marked for marked in corpora if not marked.of_figures_alone]
    tell_reliability(list(held_out(whole or corpora, Networks(), parts)))
    found = all_forests(table) | neighbours.records(told) | {"reasons": reasons.learnt(corpora)}
    found |= {name: before[name] for name in kept}
    write(calibration=before["calibration"], **found)


if __name__ == "__main__":
    main()
