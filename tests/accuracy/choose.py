"""Learn the weights of extract/figures/measures/choices.py from the marked figures of all corpora: `make choices`.

Every candidate for what a figure measures is an example: right where it shares half its words with what people marked.
Writes factcheck/extract/data/choices.json, and for `make forests` weights that have not seen each part of the topics to
build/choices; prints how often the rules and the choices are right on topics left out: what new topics will get.
"""

import json
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
from marked import CORPORA, Marked, topic
from sklearn.ensemble import HistGradientBoostingClassifier

from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.extract.figures import figures
from factcheck.extract.figures.measures import choices
from factcheck.extract.figures.measures.candidates import alike, candidates, key
from factcheck.text.units.units import dimension

WRITTEN = Path(__file__).resolve().parents[2] / "factcheck" / "extract" / "data" / "choices.json"
PARTS = Path(__file__).resolve().parents[2] / "build" / "choices"
SETTINGS = {
    "max_depth": 6, "max_iter": 150, "learning_rate": 0.12, "min_samples_leaf": 20, "l2_regularization": 3.0,
    "random_state": 0,
}  # fmt: skip
FOLDS = 5
LEAST_CASES = 5
"""A word that could be a measure less often is not kept."""


class Figure(NamedTuple):
    """A figure of a corpus: what the rules say, what people marked, the candidates; `sure` where no choice is made."""

    corpus: str
    topic: str
    given: str | None
    marked: str | None
    candidates: tuple
    sure: bool


def like(marked, phrase):
    """Whether a phrase names what people marked: half of the words of the shorter are in the other."""
    return alike(key(marked), key(phrase or ""))


def fold_of(name):
    """The part of the topics that a document, figure or check is of, by its name."""
    return zlib.crc32(topic(name).encode()) % FOLDS


def figures_of(folder):
    """Every marked figure of a corpus that is found, with its candidates as the rules lead to them."""
    corpus = Marked(folder)
    own = {}
    for row in corpus.figures.values():
        own.setdefault(row["doc"], []).append(row)
    out, document = [], None

    def spy(anchor, text, earlier, given, title):
        start, end = anchor.numeral.span.start, anchor.numeral.span.end
        row = next((row for row in own.get(document, ()) if max(start, row["start"]) < min(end, row["end"])), None)
        if row is not None:
            sure = choices.stands_beside(anchor, text, given)
            found = () if plain(anchor, text, given) else tuple(candidates(anchor, text, earlier, given, title))
            out.append(Figure(folder.name, topic(document), given, row["measure"], found, sure))
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


def plain(anchor, text, given):
    """Whether a figure teaches nothing: its noun stands right behind it, or in the sentence of what has a unit."""
    unit = anchor.numeral.unit
    if unit is not None and not (dimension(unit) or "").startswith("currency"):
        return choices.stands_beside(anchor, text, given)
    return begins(text, anchor.numeral.noun, given)


def begins(text, at, given):
    """Whether the text goes on with a phrase."""
    return given is not None and " ".join(text[at : at + len(given) + 8].lower().split()).startswith(given)


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
        (candidate.evidence | choices.of_word(candidate, of_topic[figure.topic]), like(figure.marked, candidate.phrase))
        for figure in found
        for candidate in figure.candidates
    ]
    names = sorted({name for evidence, _ in rows for name in evidence})
    table = np.array([[float(evidence.get(name, choices.UNTOLD)) for name in names] for evidence, _ in rows])
    model = HistGradientBoostingClassifier(**SETTINGS).fit(table, np.array([right for _, right in rows]))
    trees, depth = [], 0
    for (predictor,) in model._predictors:
        depth = max(depth, int(predictor.nodes["depth"].max()))
        trees.append([
            round(float(node["value"]), 4) if node["is_leaf"] else
            [int(node["feature_idx"]), round(float(node["num_threshold"]), 5), int(node["left"]), int(node["right"])]
            for node in predictor.nodes
        ])  # fmt: skip
    return {
        "names": names,
        "words": {key: list(entry) for key, entry in sorted(words.items()) if entry[1] >= LEAST_CASES},
        "base": round(float(np.ravel(model._baseline_prediction)[0]), 5),
        "depth": depth,
        "trees": trees,
    }


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
    if figure.sure or not figure.candidates:
        return figure.given
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
