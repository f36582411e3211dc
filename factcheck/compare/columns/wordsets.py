"""Word sets: the words and names in and around figures, and what those of many pairs have in common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.columns.overlaps import Overlaps, Vocabulary
from factcheck.compare.columns.reach import Column
from factcheck.compare.columns.values import Values
from factcheck.compare.evidence.evidence import NOTHING_KNOWN, names_of, words_around
from factcheck.compare.questions.phrases import content_words, words_of_passage
from factcheck.compare.questions.questions import Question

Numbers = NDArray[np.int64]


class WordSets:
    """Questions, in columns. It holds arrays and words alone, which soon go from one process to another."""

    def __init__(self, questions: Sequence[Question]) -> None:
        passages = Values((q.document_title, q.passage) for q in questions)
        self._passage = passages.codes
        vocabulary, names = Vocabulary(), Vocabulary()
        self.sentences = Overlaps(vocabulary, (q.words for q in questions))
        self._passages = Overlaps(vocabulary, (words_of_passage(text) for _, text in passages.distinct))
        self.subjects = Overlaps(vocabulary, (content_words(q.subject or "") for q in questions))
        self.names = Overlaps(names, (q.names for q in questions))
        self._people = Overlaps(names, (names_of(title, text) for title, text in passages.distinct))
        contexts = Values(q.context for q in questions)
        self._context = contexts.codes
        self._nouns = Overlaps(vocabulary, (q.noun_words for q in questions))
        self._around = Overlaps(vocabulary, map(words_around, contexts.distinct))
        self._contexts = Overlaps(Vocabulary(), contexts.distinct)

    def in_common(self, i: Numbers, j: Numbers) -> dict[str, Column]:
        """What the sentences, the subjects and the passages of each pair share. Quick where few figures `i` occur."""
        first, second = self._passage[i], self._passage[j]
        words, told_by = self.sentences.common(j, [(self.sentences, i), (self._passages, first)])
        (subjects,) = self.subjects.common(j, [(self.subjects, i)])
        (names,) = self.names.common(j, [(self.names, i)])
        tells = _by_the_longer(self.sentences, i, self._passages, second)
        texts, people = (_once_each(own, first, second) for own in (self._passages, self._people))
        told = share(tells, self.sentences.sizes[i]), share(told_by, self.sentences.sizes[j])
        sentences = self.sentences.sizes[i], self.sentences.sizes[j]
        passages = self._passages.sizes[first], self._passages.sizes[second]
        sides = self._people.sizes[first], self._people.sizes[second]
        return {
            "subjects shared": _shared(subjects, self.subjects.sizes[i], self.subjects.sizes[j]),
            "sentence shared": words / np.maximum(1, np.minimum(*sentences)),
            "sentence jaccard": words / np.maximum(1, np.add(*sentences) - words),
            "names of sentence shared": _shared(names, self.names.sizes[i], self.names.sizes[j]),
            "names of document shared": people / np.maximum(1, np.minimum(*sides)),
            "names of document jaccard": people / np.maximum(1, np.add(*sides) - people),
            "document shared": texts / np.maximum(1, np.minimum(*passages)),
            "sentence in document, more": np.maximum(*told),
            "sentence in document, less": np.minimum(*told),
        }

    def around_in_common(self, i: Numbers, j: Numbers) -> dict[str, Column]:
        """What the nouns of each pair share with the other's sentence and surroundings, and those with each other."""
        first, second = self._context[i], self._context[j]
        sizes = self._nouns.sizes[i], self._nouns.sizes[j]
        (theirs,) = self._nouns.common(j, [(self.sentences, i)])
        ours = _by_the_longer(self._nouns, i, self.sentences, j)
        (theirs_around,) = self._nouns.common(j, [(self._around, first)])
        ours_around = _by_the_longer(self._nouns, i, self._around, second)
        contexts = _once_each(self._contexts, first, second)
        either = self._contexts.sizes[first] + self._contexts.sizes[second] - contexts
        return {
            "nouns in other sentence": share(ours, sizes[0]) + share(theirs, sizes[1]),
            "nouns around other": share(ours_around, sizes[0]) + share(theirs_around, sizes[1]),
            "surroundings jaccard": contexts / np.maximum(1, either),
        }


def _once_each(sets: Overlaps, first: Numbers, second: Numbers) -> Numbers:
    """How many words sets have in common, worked out once for each two of them: figures of two texts share theirs."""
    pairs, back = np.unique(first * len(sets.sizes) + second, return_inverse=True)
    one, other = pairs // len(sets.sizes), pairs % len(sets.sizes)
    (common,) = sets.common(other, [(sets, one)])
    return common[back]


def _by_the_longer(short: Overlaps, i: Numbers, long: Overlaps, other: Numbers) -> Numbers:
    """How many words of short sets the long ones beside them have, one long set after the other.

    So the words of the short sets are looked for in the long, which takes a fraction of the other way round.
    """
    order = np.argsort(other, kind="stable")
    common = np.zeros(len(order), dtype=np.int64)
    (common[order],) = short.common(i[order], [(long, other[order])])
    return common


def share(common: Numbers, of: Numbers) -> Column:
    """What share of each size is common, NOTHING_KNOWN where the size is none."""
    return np.where(of > 0, common / np.maximum(1, of), NOTHING_KNOWN)


def _shared(common: Numbers, one: Numbers, other: Numbers) -> Column:
    return share(common, np.minimum(one, other))
