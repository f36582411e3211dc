"""Boosted trees that tell which of some candidates is right: what `make choices` learns with.

They learn to tell candidates apart within the figure (a softmax over the candidates and "none", as in ListNet, Cao et
al. 2007): told apart one by one the candidates of measures are right 1 to 2 % less often.
"""

import json
import zlib
from functools import partial
from pathlib import Path

import lightgbm
import numpy as np
from marked import Marked, topic

from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.extract.figures import figures
from factcheck.extract.trees import UNTOLD

DATA = Path(__file__).resolve().parents[2] / "factcheck" / "extract" / "data"
BUILD = Path(__file__).resolve().parents[2] / "build"
SETTINGS = {
    "learning_rate": 0.13, "num_leaves": 31, "max_depth": 6, "min_data_in_leaf": 80, "lambda_l2": 5.0,
    "min_sum_hessian_in_leaf": 1.0, "feature_fraction": 0.6, "num_threads": 1, "deterministic": True,
    "force_row_wise": True, "seed": 0, "verbose": -1,
}  # fmt: skip
TREES = 120
WHOLE = 4.0
"""The weight of a figure of a corpus whose statements are marked too: there are few, and they had more care."""
LEAST_CURVATURE = 1e-6
FOLDS = 5
LEAST_CASES = 5
"""A word that could lead to what is right less often is not kept."""


def fold_of(name):
    """The part of the topics that a document, figure or check is of, by its name."""
    return zlib.crc32(topic(name).encode()) % FOLDS


def less(words, own):
    """Counts without those of one topic."""
    return {
        key: (right - own.get(key, (0, 0))[0], cases - own.get(key, (0, 0))[1]) for key, (right, cases) in words.items()
    }


def met(folder, hook, spy):
    """Extract the documents of a corpus with `spy` in the place of a function of figures.py.

    Before its own arguments it gets what tells the row that people marked where a figure stands; None where none is.
    """
    corpus, own, rows = Marked(folder), {}, []
    for row in corpus.figures.values():
        own.setdefault(row["doc"], []).append(row)

    def marked(start, end):
        return next((row for row in rows if max(start, row["start"]) < min(end, row["end"])), None)

    kept = getattr(figures, hook)
    setattr(figures, hook, partial(spy, marked))
    try:
        for d in corpus.rows("documents"):
            rows = own.get(d["id"], [])
            read = Document(d["text"], key=d["id"], source=d["source"], title=d["title"], published=d["published"])
            list(extract([read]))
    finally:
        setattr(figures, hook, kept)


def weight_of(folder):
    """What a figure of a corpus weighs."""
    return 1.0 if Marked(folder).of_figures_alone else WHOLE


def counted(found):
    """How often each word led to what is right, of how many times it could: of pairs of a word and whether it did."""
    words = {}
    for word, right in found:
        entry = words.setdefault(word, [0, 0])
        entry[0] += right
        entry[1] += 1
    return words


def boosted(rows, right, sizes, weights, words):
    """What factcheck.extract.trees reads, learnt from the evidence on candidates, those of one figure together."""
    names = sorted({name for evidence in rows for name in evidence})
    table = np.array([[float(evidence.get(name, UNTOLD)) for name in names] for evidence in rows])
    settings = SETTINGS | {"objective": within_figures(right, sizes, weights)}
    model = lightgbm.train(settings, lightgbm.Dataset(table, right.astype(float)), TREES)
    trees, deepest = zip(*(flat(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]), strict=True)
    return {
        "names": names,
        "words": {key: list(entry) for key, entry in sorted(words.items()) if entry[1] >= LEAST_CASES},
        "depth": max(deepest),
        "trees": trees,
    }


def within_figures(right, sizes, weights):
    """The gradient and the curvature of what is missed, given the odds of all candidates, figure by figure.

    Those that are right share the likelihood of the figure; where none is, it belongs to "none", whose odds are 0.
    """
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    figure, weights = np.repeat(np.arange(len(sizes)), sizes), np.repeat(weights, sizes)
    wanted = right / np.maximum(np.add.reduceat(right.astype(float), first), 1.0)[figure]

    def missed(odds, _data):
        most = np.maximum(np.maximum.reduceat(odds, first), 0.0)
        share = np.exp(odds - most[figure])
        likely = share / (np.add.reduceat(share, first) + np.exp(-most))[figure]
        return weights * (likely - wanted), weights * np.maximum(likely * (1 - likely), LEAST_CURVATURE)

    return missed


def flat(tree):
    """The nodes of a tree as the data file keeps them, and its depth."""
    nodes = []

    def add(node):
        place = len(nodes)
        nodes.append(None)
        if "leaf_value" in node:
            nodes[place] = round(node["leaf_value"], 4)
            return place, 0
        (low, left), (high, right) = add(node["left_child"]), add(node["right_child"])
        nodes[place] = [node["split_feature"], round(node["threshold"], 5), low, high]
        return place, 1 + max(left, right)

    return nodes, add(tree)[1]


def written(raw):
    """The text of a data file, a tree a line."""
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in raw["trees"])
    head = {key: value for key, value in raw.items() if key != "trees"}
    return json.dumps(head, ensure_ascii=False)[:-1] + f', "trees": [\n{trees}\n]}}\n'


def part(name, fold):
    """Where the weights of a name are kept that have not seen a part of the topics."""
    return BUILD / name / f"{fold}.json"


def learnt(name, found, learn):
    """Learn from all figures, and for each part of the topics from the others; gives the weights of each part."""
    (BUILD / name).mkdir(parents=True, exist_ok=True)
    (DATA / f"{name}.json").write_text(written(learn(found)), encoding="utf-8")
    for fold in range(FOLDS):
        raw = learn([figure for figure in found if fold_of(figure.topic) != fold])
        part(name, fold).write_text(written(raw), encoding="utf-8")
        yield fold, raw
