"""Learn the forests of compare/ that tell figures of long articles apart, from tests/sixth: a part of `make forests`.

A report of a few hundred words has a few numbers, and of two reports on one thing half of them meet. A year's articles
have thousands of which hardly two answer one question, though they share names, places and nouns. So forests of their
own tell of them, where one of two documents at least is longer than a passage; pairs of short reports taught them
nothing more. Figures and slots are those that are extracted, their vectors those of the shipped network, which has seen
none of these articles. Writes its part of compare/data/forests.json; prints how well worlds left out are told.
"""

from dataclasses import replace

import numpy as np
from examples import Table, examples
from marked import AT_LENGTH, Marked
from records import as_record, current, write
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

from factcheck.find.figures import figure_encoder

SETTINGS = {"max_iter": 200, "max_depth": 3, "learning_rate": 0.1, "l2_regularization": 5.0, "min_samples_leaf": 30,
            "random_state": 0}  # fmt: skip
DRAWN = 6
"""Of the pairs of a world that answer no one question one in so many is learnt from."""
OFTEN = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


class Shipped:
    """The network of the package, for articles that it was not taught."""

    def read(self, answers):
        """The answers by their names, with their vectors."""
        made = figure_encoder().vectors(list(answers.values()))
        found = zip(answers.items(), made, strict=True)
        return {name: replace(a, figure=replace(a.figure, vector=vector)) for (name, a), vector in found}

    def told(self, _topic, new, old):
        """Two answers, to be compared at once."""
        return new, old


def forest(table, which):
    """A forest learnt from some of the rows."""
    model = HistGradientBoostingClassifier(**SETTINGS)
    return model.fit(table.rows[which], table.one[which], table.drawn[which])


def left_out(table, kind):
    """How likely each row of a kind is one question by a forest that has not seen its world."""
    told = np.zeros(len(table.one))
    for world in np.unique(table.topics):
        own = table.topics == world
        told[own & kind] = forest(table, ~own & kind).predict_proba(table.rows[own & kind])[:, 1]
    return told[kind]


def shown(table, name, kind):
    """Print how well a forest tells of worlds that were left out."""
    told, one, weights = left_out(table, kind), table.one[kind], table.drawn[kind]
    print(f"{name}: average precision {average_precision_score(one, told, sample_weight=weights):.3f}")
    for often in OFTEN:
        said = told >= often
        right = (weights * one)[said].sum()
        print(f"  {often:.1f} and more: precision {right / weights[said].sum():.2f}, recall {right / one.sum():.2f}")


def main():
    """Learn, print, write."""
    table = Table(examples(Marked(AT_LENGTH), Shipped(), DRAWN))
    print(f"{len(table.one)} pairs, {table.one.sum()} of one question")
    kinds = {"same_at_length": table.fitting, "apart_at_length": ~table.fitting}
    found = current()
    for name, kind in kinds.items():
        shown(table, name, kind)
        found[name] = as_record(forest(table, kind), table.names)
    write(**found)


if __name__ == "__main__":
    main()
