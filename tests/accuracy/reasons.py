"""Learn what keeps two figures apart: the part of `make forests` (learn.py) that is about reasons.

Every pair that is marked as only related, with its reason, is an example: as people marked its slots, as they are
extracted, with either sentence read alone as a claim comes, and each check beside what it is related to.
"""

from typing import NamedTuple

import numpy as np
from marked import read_alone
from records import as_record
from sklearn.ensemble import HistGradientBoostingClassifier

from factcheck.compare.conversion import RARE, per_same_time, quantities, same_number
from factcheck.compare.evidence.differences import Beside, evidence_of_difference, named_difference
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Reason
from factcheck.compare.relations import SEVERAL
from factcheck.compare.rules.gate import by_rules, stated_difference, surely_two
from factcheck.compare.rules.ruling import ruling

SETTINGS = {"max_iter": 120, "max_depth": 3, "learning_rate": 0.08, "l2_regularization": 20.0, "min_samples_leaf": 40,
            "max_features": 0.2, "random_state": 0}  # fmt: skip
WHOLE = 3.0
"""The weight of a pair of a corpus whose statements are marked too: of those there are fewer."""
FOLDS = 5


class Example(NamedTuple):
    """The topic of a pair, its evidence and its reason; whether it is a check, and of a wholly marked corpus."""

    topic: str
    found: dict
    reason: str
    check: bool
    whole: bool


def evidence_on(new, old):
    """The evidence on a pair as `compare_answers` has it, with how alike the two are; None without questions."""
    a, b = question_of(new), question_of(old)
    if a is None or b is None:
        return None
    one_number = same_number(new.figure, old.figure)
    beside = Beside(new, old, a, b, by_rules(a, b, one_number), stated_difference(a, b))
    pair = quantities(new.figure, old.figure)
    numbers = per_same_time(*pair, a, b) if pair is not None else None
    telling = one_number and (beside.verdict.differing < SEVERAL or same_number(new.figure, old.figure, digits=RARE))
    early = pair is None or (beside.outright is not None and (not telling or surely_two(a, b)))
    ruled = None if early else ruling(new, old, a, b, beside.verdict, *numbers)[1]
    return evidence_of_difference(
        beside, ruled, numbers, named_difference(a, b, beside.verdict, beside.outright, ruled)
    )


def examples(marked):
    """Every pair of a marked corpus that is only related."""
    answers, slots = (marked.answers(extracted=kind) for kind in (True, False))
    rows = [(r["a"]["id"], r["b"]["id"], r["reason"]) for r in marked.rows("relations") if r["relation"] == "related"]
    rows = [row for row in rows if row[2]]
    alone = read_alone({name: answers[name] for one, other, _ in rows for name in (one, other) if name in answers})
    for one, other, reason in rows:
        pairs = (answers, one, answers, other), (slots, one, slots, other)
        for first, name, second, beside in (*pairs, (alone, one, answers, other), (alone, other, answers, one)):
            if name in first and beside in second:
                yield _example(marked, beside, [first[name]], second[beside], reason, check=False)
    asked = {name: figures for name, figures, _ in marked.asked()}
    for check in marked.rows("checks"):
        for answer in check["answers"]:
            name = marked.at(answer["doc"], answer["start"])
            if answer["relation"] == "related" and answer.get("reason") and name in answers and asked[check["id"]]:
                yield _example(marked, name, asked[check["id"]], answers[name], answer["reason"], check=True)


def _example(marked, name, news, old, reason, *, check):
    found = max((evidence_on(new, old) for new in news), key=lambda evidence: evidence["likeness"])
    return Example(marked.key(name), found, reason, check, not marked.of_figures_alone)


def learnt(corpora):
    """For each reason a forest as data/forests.json keeps it; printed: how often checks of topics left out are right.

    `unit` has too few examples to be learnt: `differences` names it where nothing else differs.
    """
    found = [e for marked in corpora for e in examples(marked) if e.reason != Reason.UNIT]
    names = list(found[0].found)
    rows = np.array([[float(e.found[name]) for name in names] for e in found])
    reasons = np.array([e.reason for e in found])
    weights = np.array([WHOLE if e.whole else 1.0 for e in found])
    topics, checks = np.array([e.topic for e in found]), np.array([e.check for e in found])
    order = sorted(set(topics))
    right = np.zeros(len(found), dtype=bool)
    for start in range(FOLDS):
        out = np.isin(topics, order[start::FOLDS])
        model = HistGradientBoostingClassifier(**SETTINGS).fit(rows[~out], reasons[~out], weights[~out])
        right[out] = model.predict(rows[out]) == reasons[out]
    ruled = np.array([e.found[f"named {e.reason}"] for e in found])
    for who, told in (("learnt", right), ("rules alone", ruled)):
        print(f"reasons on topics left out, {who}: {told[checks].mean():.3f} of {checks.sum()} checks, "
              f"{told.mean():.3f} of all {len(found)} pairs")  # fmt: skip
    model = HistGradientBoostingClassifier(**SETTINGS).fit(rows, reasons, weights)
    return {reason: as_record(model, names, place) for place, reason in enumerate(model.classes_)}
