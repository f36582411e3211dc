"""Bearers: what `owners` tells of subjects, for many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.columns.columns import Columns, codes, unequal
from factcheck.compare.columns.holdings import Holdings
from factcheck.compare.columns.values import Beside, Values
from factcheck.compare.questions.concepts import lexicon
from factcheck.compare.questions.phrases import content_words
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import State
from factcheck.compare.rules.owners import another, in_own, is_name, owner_of, silent_on

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
DIFFER, UNKNOWN, MATCH = State.DIFFER.value, State.UNKNOWN.value, State.MATCH.value


class Bearers:
    """The subjects of questions, whose `columns` are at hand."""

    def __init__(self, questions: Sequence[Question], columns: Columns) -> None:
        lists, aliases = wordlists(), lexicon().aliases
        self._columns = columns
        self._known = _flags(q.subject is not None for q in questions)
        self._name = _flags(q.subject is not None and is_name(q.subject) for q in questions)
        self._in_own = _flags(map(in_own, questions))
        things = (q.measure.thing if q.measure is not None else None for q in questions)
        self._owned = _flags(
            q.event in lists.owned_events or thing in lists.owned_things
            for q, thing in zip(questions, things, strict=True)
        )
        self._suffered = _flags(q.event in lists.suffered for q in questions)
        self._crowded = _flags(len(q.names) > 1 for q in questions)
        self.stated = _flags(q.subject is not None and content_words(q.subject) <= q.words for q in questions)
        """Whether a question's own sentence names its subject."""
        self._people = codes(q.people for q in questions)
        self._country = codes(q.country for q in questions)
        self._owner = codes(map(_owner, questions))
        countries, owners = Values(q.country for q in questions), Values(map(_owner, questions))
        places = [(q.place.key, *q.place.within) if q.place is not None else () for q in questions]
        self._named = Holdings(countries, (q.names for q in questions))
        self._at = Holdings(countries, (frozenset(own[:1]) for own in places))
        self._around = Holdings(countries, map(frozenset, places))
        self._alias = Holdings(owners, ({aliases[token] for token in q.tokens & aliases.keys()} for q in questions))
        self._others = _flags(any(f"{word} " in q.sentence.lower() for word in lists.another) for q in questions)
        subjects = Values(q.subject or "" for q in questions)
        sentences = Values(questions, lambda q: q.sentence)
        surroundings = Values(questions, lambda q: (q.context, q.passage))
        self._another = Beside(subjects, sentences, lambda subject, other: (another(subject, other),))
        self._silent = Beside(subjects, surroundings, lambda subject, other: (silent_on(subject, other),))

    def owned(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the number of each pair is somebody's own."""
        owned: Flags = self._owned[i] | self._owned[j]
        return owned

    def unknown(self, i: Numbers, j: Numbers) -> Flags:
        """Whether one side of each pair names no subject."""
        unknown: Flags = ~(self._known[i] & self._known[j])
        return unknown

    def state(self, i: Numbers, j: Numbers) -> Numbers:
        """The state of the subjects of each pair."""
        suffered = self._suffered[i] | self._suffered[j]
        subjects = self._columns.words.subjects
        (shared,) = subjects.common(j, [(subjects, i)])
        same = (shared > 0) | (self._owner[i] == self._owner[j])
        apart = ~self._in_own[i] | ~self._in_own[j]
        states = np.where(apart, np.where(same, MATCH, UNKNOWN), self._of_two(i, j, same, suffered))
        states[self.unknown(i, j)] = UNKNOWN
        for known, other in ((i, j), (j, i)):
            (odd,) = np.nonzero(self._known[known] & ~self._known[other])
            if len(odd):
                states[odd] = self._of_one(known[odd], other[odd], suffered[odd])
        abroad = unequal(self._country, i, j) & ~suffered
        beside = self._named.hold(i, j) | self._named.hold(j, i)
        states[abroad] = np.where(beside, UNKNOWN, DIFFER)[abroad]
        for one, other in ((i, j), (j, i)):
            (odd,) = np.nonzero(self._known[one] & self._others[other])
            if len(odd):
                states[odd[self._another.of(one[odd], other[odd])[0] > 0]] = DIFFER
        states[unequal(self._people, i, j)] = DIFFER
        return states

    def _of_two(self, i: Numbers, j: Numbers, same: Flags, suffered: Flags) -> Numbers:
        """Where both sentences name their subjects."""
        known = self._country[i] >= 0, self._country[j] >= 0
        around = (known[0] & self._around.hold(i, j)) | (known[1] & self._around.hold(j, i))
        open_ = (known[0] != known[1]) & (around | suffered)
        differ = self._name[i] & self._name[j] & ~suffered
        states = np.where(open_, UNKNOWN, np.where(same, MATCH, np.where(differ, DIFFER, UNKNOWN)))
        return np.where(known[0] & known[1], np.where(unequal(self._country, i, j), DIFFER, MATCH), states)

    def _of_one(self, known: Numbers, other: Numbers, suffered: Flags) -> Numbers:
        """Where one side names a subject, and the other none."""
        subjects = self._columns.words.subjects
        (told,) = self._columns.words.sentences.common(other, [(subjects, known)])
        alike = ((told == subjects.sizes[known]) & (told > 0)) | self._alias.hold(known, other)
        states = np.where(alike, MATCH, UNKNOWN)
        abroad = self._country[known] >= 0
        states[abroad] = np.where(self._at.hold(known, other) | self._named.hold(known, other), MATCH, UNKNOWN)[abroad]
        (left,) = np.nonzero(~alike & ~abroad & self._name[known] & ~suffered)
        if len(left):
            one, two = known[left], other[left]
            ruled_out = self.owned(one, two) & self._crowded[two]
            states[left] = np.where(ruled_out, DIFFER, self._silent.of(one, two)[0])
        return states


def _owner(question: Question) -> str | None:
    return owner_of(question.subject) if question.subject is not None else None


def _flags(values: Iterable[bool]) -> Flags:
    return np.array(list(values), dtype=bool)
