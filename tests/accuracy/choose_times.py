"""Learn the weights of extract/figures/times/choices.py from the marked figures of all corpora: `make choices`.

Every figure is an example: of its candidates those are right that are one time with what people marked, or none is
(boosting.py). Writes factcheck/extract/data/times.json, and for `make forests` weights that have not seen each part of
the topics to build/times; prints how often the rules and the choices are right on topics left out: what new topics get.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from boosting import boosted, counted, fold_of, learnt, less, met, weight_of
from marked import CORPORA, topic

from factcheck.extract.figures.times.candidates import Candidates, Times, one_time
from factcheck.extract.figures.times.choices import CAUTION, USUAL, is_open, likeliest, odds_of, word_keys
from factcheck.extract.trees import of_words, read
from factcheck.text.dates.periods import Period


class Figure(NamedTuple):
    """A figure of a corpus with a time: what the rules say, what people marked, and the candidates."""

    corpus: str
    topic: str
    given: Period | None
    marked: Period
    candidates: Candidates
    weight: float

    def right(self):
        """Which of the candidates are one time with what people marked."""
        return [one_time(candidate.period, self.marked) for candidate in self.candidates.found]


def figures_of(folder):
    """Every marked figure of a corpus whose time is chosen, with its candidates as the rules lead to them."""
    out, weight = [], weight_of(folder)

    def spy(marked_at, found, sources, anchors, timeline):
        times = Times(timeline, found, sources)
        for place, figure in enumerate(found):
            row = marked_at(figure.start, figure.end)
            marked = Period.parse(row.get("as_of")) if row is not None else None
            if marked is not None and place in anchors and is_open(figure, sources.get(place)):
                candidates, given = times.of(place, anchors[place]), Period.parse(figure.as_of)
                out.append(Figure(folder.name, topic(row["doc"]), given, marked, candidates, weight))
        return found

    met(folder, "timed", spy)
    return out


def words_of(found):
    """How often what is counted, and what happened to it, led to each kind of time."""
    return counted(
        (word, right)
        for figure in found
        for candidate, right in zip(figure.candidates.found, figure.right(), strict=True)
        for word in word_keys(figure.candidates, candidate.kind).values()
    )


def learn(found):
    """The weights from some figures; each is weighed by words counted in other topics than its own."""
    found = [figure for figure in found if figure.candidates.found]
    words, of_topic = words_of(found), {}
    for name in {figure.topic for figure in found}:
        of_topic[name] = less(words, words_of([figure for figure in found if figure.topic == name]))
    rows = [
        figure.candidates.number
        | candidate.own
        | of_words(word_keys(figure.candidates, candidate.kind), of_topic[figure.topic], USUAL, CAUTION)
        for figure in found
        for candidate in figure.candidates.found
    ]
    right = np.array([one for figure in found for one in figure.right()])
    sizes, weights = [len(figure.candidates.found) for figure in found], [figure.weight for figure in found]
    return boosted(rows, right, sizes, weights, words)


def main():
    """Learn, print, write."""
    corpora = [Path(name) for name in sys.argv[1:]] or list(CORPORA)
    found = [figure for folder in corpora for figure in figures_of(folder)]
    right = {}
    for fold, raw in learnt("times", found, learn):
        own = [figure for figure in found if fold_of(figure.topic) == fold]
        for figure, odds in zip(own, odds_of([figure.candidates for figure in own], read(raw)), strict=True):
            said = likeliest(figure.candidates, figure.given, odds) or figure.given
            entry = [one is not None and one_time(one, figure.marked) for one in (figure.given, said)]
            right.setdefault(figure.corpus, []).append(entry)
    for corpus, entries in right.items():
        rules, chosen = np.mean(entries, axis=0)
        print(f"{corpus}: {len(entries)} figures on topics left out, rules right {rules:.3f}, choices {chosen:.3f}")


if __name__ == "__main__":
    main()
