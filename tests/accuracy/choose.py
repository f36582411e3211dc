"""Learn the weights of extract/figures/measures/choices.py from the marked figures of all corpora: `make choices`.

Every figure is an example: of its candidates those are right that share half their words with what people marked, or
none is (boosting.py). Writes factcheck/extract/data/choices.json, and for `make forests` weights that have not seen
each part of the topics to build/choices; prints how often the rules and the choices are right on topics left out: what
new topics will get.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from boosting import boosted, counted, fold_of, learnt, less, met, weight_of
from marked import CORPORA, topic

from factcheck.extract.figures.measures import choices
from factcheck.extract.figures.measures.candidates import alike, candidates, key
from factcheck.extract.trees import read


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


def figures_of(folder):
    """Every marked figure of a corpus that is found, with its candidates as the rules lead to them."""
    out, weight = [], weight_of(folder)

    def spy(marked, anchor, parsed, earlier, given, title):
        row = marked(anchor.numeral.span.start, anchor.numeral.span.end)
        if row is not None:
            settled = choices.is_settled(anchor, parsed.text, given)
            found = () if settled else tuple(candidates(anchor, parsed, earlier, given, title))
            out.append(Figure(folder.name, topic(row["doc"]), given, row["measure"], found, weight))
        return given

    met(folder, "chosen", spy)
    return out


def words_of(found):
    """How often each head word was a measure, of how many times it was a candidate."""
    return counted(
        (word, like(figure.marked, candidate.phrase))
        for figure in found
        for candidate in figure.candidates
        for word in choices.word_keys(candidate).values()
    )


def learn(found):
    """The weights from some figures; each is weighed by words counted in other topics than its own."""
    found = [figure for figure in found if figure.marked is not None and figure.candidates]
    words = words_of(found)
    of_topic = {}
    for name in {figure.topic for figure in found}:
        of_topic[name] = less(words, words_of([figure for figure in found if figure.topic == name]))
    rows = [
        candidate.evidence | choices.of_word(candidate, of_topic[figure.topic])
        for figure in found
        for candidate in figure.candidates
    ]
    right = np.array([like(figure.marked, candidate.phrase) for figure in found for candidate in figure.candidates])
    sizes, weights = [len(figure.candidates) for figure in found], [figure.weight for figure in found]
    return boosted(rows, right, sizes, weights, words)


def said(figure, weights):
    """What the choices make of a figure."""
    return choices.likeliest(figure.candidates, figure.given, weights)


def main():
    """Learn, print, write."""
    corpora = [Path(name) for name in sys.argv[1:]] or list(CORPORA)
    found = [figure for folder in corpora for figure in figures_of(folder)]
    right = {}
    for fold, raw in learnt("choices", found, learn):
        weights = read(raw)
        for figure in found:
            if fold_of(figure.topic) == fold and figure.marked is not None:
                entry = right.setdefault(figure.corpus, [])
                entry.append((like(figure.marked, figure.given), like(figure.marked, said(figure, weights))))
    for corpus, entries in right.items():
        rules, chosen = np.mean(entries, axis=0)
        print(f"{corpus}: {len(entries)} figures on topics left out, rules right {rules:.3f}, choices {chosen:.3f}")


if __name__ == "__main__":
    main()
