"""Learn the forests of compare/ from the marked pairs of tests/gold and tests/second: `make forests`.

Every pair of figures in units that convert is an example: of one question (agrees, conflicts, changed) or not, and, of
those, changed by time or not. Figures come with the slots that people marked and with those that are extracted;
beside documents stand also the checks and single sentences, as claims come. Writes compare/data/forests.json; with
`--topics` prints first how well topics are told that were left out. Other folders of the same form may be named.
The result repeats to the bit on one machine with one version of scikit-learn.
"""

import json
import re
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from marked import COMPARABLE, CORPORA, Marked, read_alone
from sklearn.ensemble import HistGradientBoostingClassifier

from factcheck.compare.conversion import per_same_time, quantities, same_number
from factcheck.compare.evidence import evidence
from factcheck.compare.gate import by_rules
from factcheck.compare.questions import question_of
from factcheck.compare.ruling import ruling

WEIGHTS = Path(__file__).resolve().parents[2] / "factcheck" / "compare" / "data" / "forests.json"
SETTINGS = {"max_depth": 3, "learning_rate": 0.1, "l2_regularization": 5.0, "random_state": 0}
SAME = {"max_iter": 140, "min_samples_leaf": 30}
CHANGE = {"max_iter": 70, "min_samples_leaf": 20}
OF_TIME = re.compile(
    r"time|days|day of|kind|lengths|nested|later|ruled|speaker same|ratio|forecasts|short document|equal"
)
"""The evidence that may tell whether time has changed a number."""
FAR = 7
"""One of so many pairs of two topics is learnt from, all pairs within one."""


class Example(NamedTuple):
    """The topic of a pair, its evidence, and its relation, None where it is not of one question."""

    topic: str
    found: dict
    relation: str | None


def evidence_on(new, old):
    """The evidence on a pair, None where it has no units that convert."""
    a, b = question_of(new), question_of(old)
    pair = quantities(new.figure, old.figure)
    if a is None or b is None or pair is None:
        return None
    numbers = per_same_time(*pair, a, b)
    verdict = by_rules(a, b, same_number=same_number(new.figure, old.figure))
    ruled, _ = ruling(new, old, a, b, verdict, *numbers)
    return evidence(new, old, a, b, numbers, verdict, ruled)


def topic(name):
    """The topic of a document or figure by its name."""
    return re.match(r"[a-z]+", name)[0]


def examples(marked):
    """Every kind of pair of a marked corpus."""
    for extracted in (False, True):
        answers = marked.answers(extracted=extracted)
        names = list(answers)
        for position, one in enumerate(names):
            for other in names[position + 1 :]:
                yield _example(marked, one, other, answers[one], answers[other])
        for _check, asked, relations in marked.asked():
            for other, old in answers.items():
                relation = relations.get(other)
                found = [e for new in asked if (e := evidence_on(new, old)) is not None]
                if found and relation is not None:
                    found = [max(found, key=lambda e: e["rules' likeness"])]
                for e in found:
                    yield Example(topic(other), e, relation)
    answers = marked.answers(extracted=True)
    for one, new in read_alone(answers).items():
        for other, old in answers.items():
            yield _example(marked, one, other, new, old)


def _example(marked, one, other, new, old):
    if marked.document(one) == marked.document(other):
        return None
    relation = marked.relation(one, other)
    if relation is None and topic(one) != topic(other) and sum(map(ord, one + other)) % FAR:
        return None
    found = evidence_on(new, old)
    return Example(topic(one), found, relation) if found is not None else None


class Table:
    """Examples as rows: `one` tells which are of one question, `changed` which of those time has changed."""

    def __init__(self, found):
        self.names = list(found[0].found)
        self.rows = np.array([[float(e.found[name]) for name in self.names] for e in found])
        self.topics = np.array([e.topic for e in found])
        self.one = np.array([e.relation is not None for e in found])
        self.changed = np.array([e.relation == "changed" for e in found])
        fitting = self.rows[:, self.names.index("fit")] + self.rows[:, self.names.index("unchanged")]
        self.unfit = fitting == 0
        self.told = self.one & (self.rows[:, self.names.index("unchanged")] == 0)
        self.time = [i for i, name in enumerate(self.names) if OF_TIME.search(name)]

    def same(self, chosen=None):
        """The forest that tells one question from two."""
        chosen = np.ones(len(self.one), bool) if chosen is None else chosen
        return HistGradientBoostingClassifier(**SETTINGS, **SAME).fit(self.rows[chosen], self.one[chosen])

    def apart(self):
        """The same of figures whose numbers do not fit together: there nothing but the question links them."""
        return self.same(self.unfit)

    def change(self):
        """The forest that tells what time has changed from what conflicts or agrees, of numbers that are not equal."""
        rows = self.rows[self.told][:, self.time]
        return HistGradientBoostingClassifier(**SETTINGS, **CHANGE).fit(rows, self.changed[self.told])


def as_record(model, names):
    """A forest as data/forests.json keeps it."""
    trees = []
    for (predictor,) in model._predictors:
        nodes = []
        for node in predictor.nodes:
            if node["is_leaf"]:
                nodes.append(round(float(node["value"]), 5))
            else:
                limit = round(float(node["num_threshold"]), 6)
                nodes.append([names[node["feature_idx"]], limit, int(node["left"]), int(node["right"])])
        trees.append(nodes)
    return {"base": round(float(np.ravel(model._baseline_prediction)[0]), 5), "trees": trees}


def written(**forests):
    """The text of data/forests.json: a tree a line, so that a change can be read."""
    parts = []
    for name, forest in forests.items():
        trees = ",\n".join(json.dumps(tree) for tree in forest["trees"])
        parts.append(f'"{name}": {{"base": {forest["base"]}, "trees": [\n{trees}\n]}}')
    return "{" + ",\n".join(parts) + "}\n"


def print_by_topic(table):
    """Precision and recall at some limits, every topic told by what was learnt without it."""
    sure = np.zeros(len(table.one))
    for left_out in sorted(set(table.topics)):
        own = table.topics == left_out
        if table.one[own].any():
            sure[own] = table.same(~own).predict_proba(table.rows[own])[:, 1]
    for limit in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5):
        said = sure >= limit
        hits = (said & table.one).sum()
        print(f"from {limit:.2f}: precision {hits / max(1, said.sum()):.3f}, recall {hits / table.one.sum():.3f}")


def main():
    """Learn from the folders named, all marked corpora if none is."""
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or list(CORPORA)
    found = [example for folder in folders for example in examples(Marked(folder)) if example is not None]
    table = Table(found)
    print(f"{len(table.rows)} pairs, {table.one.sum()} of one question ({', '.join(COMPARABLE)})")
    if "--topics" in sys.argv:
        print_by_topic(table)
    same, apart = as_record(table.same(), table.names), as_record(table.apart(), table.names)
    change = as_record(table.change(), [table.names[i] for i in table.time])
    WEIGHTS.write_text(written(same=same, apart=apart, change=change), encoding="utf-8")
    print(f"written: {WEIGHTS}")


if __name__ == "__main__":
    main()
