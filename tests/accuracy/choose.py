"""Learn the weights of extract/figures/measures/choices.py from the marked figures of all corpora: `make choices`.

Every figure is an example: of its candidates those are right that share half their words with what people marked, or
none is. Boosted trees learn to tell them apart within the figure (a softmax over the candidates and "none", as in
ListNet, Cao et al. 2007): told apart one by one they are right 1 to 2 % less often. Writes
factcheck/extract/data/choices.json, and for `make forests` weights that have not seen each part of the topics to
build/choices; prints how often the rules and the choices are right on topics left out: what new topics will get.
"""

import json
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

import lightgbm
import numpy as np
from marked import CORPORA, Marked, topic

from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.extract.figures import figures
from factcheck.extract.figures.measures import choices
from factcheck.extract.figures.measures.candidates import alike, candidates, key

WRITTEN = Path(__file__).resolve().parents[2] / "factcheck" / "extract" / "data" / "choices.json"
PARTS = Path(__file__).resolve().parents[2] / "build" / "choices"
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
"""A word that could be a measure less often is not kept."""


class Figure(NamedTuple):
    """A figure of a corpus: what the rules say, what people marked, the candidates, none where nothing is chosen."""

    corpus: str
    topic: str
    given: str | None
    marked: str | None
    candidates: tuple
    weight: float


def like(marked, phrase):
    """Whether a phrase names what people marked: half of the words of the shorter are in the other."""
    return alike(key(marked), key(phrase or ""))


def fold_of(name):
    """The part of the topics that a document, figure or check is of, by its name."""
    return zlib.crc32(topic(name).encode()) % FOLDS


def figures_of(folder):
    """Every marked figure of a corpus that is found, with its candidates as the rules lead to them."""
    corpus = Marked(folder)
    weight = 1.0 if corpus.of_figures_alone else WHOLE
    own = {}
    for row in corpus.figures.values():
        own.setdefault(row["doc"], []).append(row)
    out, document = [], None

    def spy(anchor, parsed, earlier, given, title):
        start, end = anchor.numeral.span.start, anchor.numeral.span.end
        row = next((row for row in own.get(document, ()) if max(start, row["start"]) < min(end, row["end"])), None)
        if row is not None:
            settled = choices.is_settled(anchor, parsed.text, given)
            found = () if settled else tuple(candidates(anchor, parsed, earlier, given, title))
            out.append(Figure(folder.name, topic(document), given, row["measure"], found, weight))
        return given

    kept, figures.chosen = figures.chosen, spy
    try:
        for d in corpus.rows("documents"):
            document = d["id"]
            read = Document(d["text"], key=d["id"], source=d["source"], title=d["title"], published=d["published"])
            list(extract([read]))
    finally:
        figures.chosen = kept
    return out


def counted(found):
    """How often each head word was a measure, of how many times it was a candidate."""
    words = {}
    for figure in found:
        if figure.marked is None:
            continue
        for candidate in figure.candidates:
            right = like(figure.marked, candidate.phrase)
            for word in choices.word_keys(candidate):
                entry = words.setdefault(word, [0, 0])
                entry[0] += right
                entry[1] += 1
    return words


def less(words, own):
    """Counts without those of one topic."""
    return {
        key: (right - own.get(key, (0, 0))[0], cases - own.get(key, (0, 0))[1]) for key, (right, cases) in words.items()
    }


def learn(found):
    """The weights from some figures; each is weighed by words counted in other topics than its own."""
    found = [figure for figure in found if figure.marked is not None and figure.candidates]
    words = counted(found)
    of_topic = {}
    for name in {figure.topic for figure in found}:
        of_topic[name] = less(words, counted([figure for figure in found if figure.topic == name]))
    rows = [
        candidate.evidence | choices.of_word(candidate, of_topic[figure.topic])
        for figure in found
        for candidate in figure.candidates
    ]
    right = np.array([like(figure.marked, candidate.phrase) for figure in found for candidate in figure.candidates])
    names = sorted({name for evidence in rows for name in evidence})
    table = np.array([[float(evidence.get(name, choices.UNTOLD)) for name in names] for evidence in rows])
    sizes = [len(figure.candidates) for figure in found]
    weights = [figure.weight for figure in found]
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
    """The nodes of a tree as data/choices.json keeps them, and its depth."""
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


def unseen(documents):
    """Extract documents, each with choices that have not seen its topic: forests shall learn from what new topics get.

    Raises:
        FileNotFoundError: `main` has not written the parts yet.
    """
    documents, out, kept = list(documents), {}, choices.weights
    try:
        for fold in range(FOLDS):
            weights = choices.read(json.loads((PARTS / f"{fold}.json").read_text(encoding="utf-8")))
            choices.weights = lambda weights=weights: weights
            own = [n for n, document in enumerate(documents) if fold_of(document.doc) == fold]
            out |= zip(own, extract([documents[n] for n in own]), strict=True)
    finally:
        choices.weights = kept
    return [out[n] for n in range(len(documents))]


def said(figure, weights):
    """What the choices make of a figure."""
    return choices.likeliest(figure.candidates, figure.given, weights)


def written(raw):
    """The text of data/choices.json, a tree a line."""
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in raw["trees"])
    head = {key: value for key, value in raw.items() if key != "trees"}
    return json.dumps(head, ensure_ascii=False)[:-1] + f', "trees": [\n{trees}\n]}}\n'


def main():
    """Learn, print, write."""
    corpora = [Path(name) for name in sys.argv[1:]] or list(CORPORA)
    found = [figure for folder in corpora for figure in figures_of(folder)]
    PARTS.mkdir(parents=True, exist_ok=True)
    right = {}
    for fold in range(FOLDS):
        raw = learn([figure for figure in found if fold_of(figure.topic) != fold])
        (PARTS / f"{fold}.json").write_text(written(raw), encoding="utf-8")
        weights = choices.read(raw)
        for figure in found:
            if fold_of(figure.topic) == fold and figure.marked is not None:
                entry = right.setdefault(figure.corpus, [])
                entry.append((like(figure.marked, figure.given), like(figure.marked, said(figure, weights))))
    for corpus, entries in right.items():
        rules, learnt = np.mean(entries, axis=0)
        print(f"{corpus}: {len(entries)} figures on topics left out, rules right {rules:.3f}, choices {learnt:.3f}")
    WRITTEN.write_text(written(learn(found)), encoding="utf-8")
    print(f"written: {WRITTEN}")


if __name__ == "__main__":
    main()
