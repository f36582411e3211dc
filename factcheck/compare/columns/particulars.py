"""Particulars: what of the evidence takes longer to tell than what `columns` tells, for pairs that are still left.

The names and values are those that `evidence` gives one pair; what takes the rules is told by `rulings`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer, Role
from factcheck.compare.columns.columns import Columns, Evidence
from factcheck.compare.columns.tellers import Tellers
from factcheck.compare.columns.values import Beside, Values
from factcheck.compare.columns.vectors import Vectors
from factcheck.compare.evidence.evidence import EQUAL, shared
from factcheck.compare.intervals import significant_digits
from factcheck.compare.questions.concepts import Measure
from factcheck.compare.questions.questions import Question
from factcheck.text.places import Place, contains, same_place

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Particulars:
    """Figures with their questions, whose `columns` are at hand."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question], columns: Columns) -> None:
        self._columns = columns
        figures = [answer.figure for answer in answers if answer.figure is not None]
        measures = Values(q.measure for q in questions)
        self._measures = Beside(measures, measures, _of_measures)
        places = Values(q.place for q in questions)
        self._places = Beside(places, places, _of_places)
        written = Values((q.place_text or "").lower() for q in questions)
        self._written, self._no_place = written.codes, np.array([not q.place_text for q in questions], dtype=bool)
        documents = Values(q.passage.lower() for q in questions)
        sentences = Values(q.sentence.lower() for q in questions)
        self._in_document = Beside(written, documents, _names)
        self._in_sentence = Beside(written, sentences, _names)
        nouns = Values(q.noun_words for q in questions)
        self._nouns_shared = Beside(nouns, nouns, lambda one, other: (shared(one, other),))
        self._subset = np.array([q.role is Role.SUBSET for q in questions], dtype=bool)
        self._change = np.array([q.role is Role.DELTA for q in questions], dtype=bool)
        self._digits = np.array([significant_digits(figure.low) for figure in figures], dtype=np.int64)
        self._tellers = Tellers(answers)
        self._vectors = Vectors(figures)

    def of(self, i: Numbers, j: Numbers, numbers: Numbers) -> Evidence:
        """The rest of the evidence on pairs, contrasts apart; `numbers` are those of `j`, converted.

        Quick where few figures `i` occur.
        """
        if not len(i):
            return {}
        columns = self._columns
        unknown, scopes, odd, both, tails = self._measures.of(i, j)
        place_same, place_nested = self._places.of(i, j)
        alike = ~self._no_place[i] & (self._written[i] == self._written[j])
        equal = columns.bands.ratio(i, numbers) < EQUAL
        return {
            "things unknown": unknown,
            "scope unequal": scopes,
            "modifiers odd": odd,
            "modifiers on both": both,
            "tails": tails,
            "nouns shared": self._nouns_shared.of(i, j)[0],
            "subset": (self._subset[i] != self._subset[j]).astype(np.float64),
            "change": (self._change[i] != self._change[j]).astype(np.float64),
            "place same": place_same,
            "place nested": place_nested,
            "place written alike": alike.astype(np.float64),
            "place in other document": (self._in_document.of(i, j) + self._in_document.of(j, i))[0],
            "place in other sentence": (self._in_sentence.of(i, j) + self._in_sentence.of(j, i))[0],
            "nested": columns.times.nested(i, j).astype(np.float64),
            "equal": equal.astype(np.float64),
            "equal and telling": (equal & (np.minimum(self._digits[i], self._digits[j]) > 1)).astype(np.float64),
            **columns.words.around_in_common(i, j),
            **self._vectors.of(i, j),
            **self._tellers.of(i, j),
        }

    def contrasts(self, i: Numbers, j: Numbers, wanted: Flags) -> Evidence:
        """The contrasts of those that are wanted, for they take longest; only the forest of change asks for them."""
        return self._tellers.contrasts(i, j, wanted)


def _of_measures(x: Measure | None, y: Measure | None) -> Sequence[float]:
    things = x.thing if x is not None else "", y.thing if y is not None else ""
    odd = x.modifiers - y.modifiers if x is not None and y is not None else frozenset()
    even = y.modifiers - x.modifiers if x is not None and y is not None else frozenset()
    scopes = x.scope if x is not None else None, y.scope if y is not None else None
    tails = sum(bool(measure is not None and measure.tail) for measure in (x, y))
    return things.count(""), scopes[0] != scopes[1], len(odd) + len(even), bool(odd) and bool(even), tails


def _of_places(p: Place | None, q: Place | None) -> Sequence[float]:
    if p is None or q is None:
        return False, False
    same = same_place(p, q)
    return same, not same and (contains(p, q) or contains(q, p))


def _names(written: str, text: str) -> Sequence[float]:
    return (bool(written) and written in text,)
