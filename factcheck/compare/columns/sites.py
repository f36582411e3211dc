"""Sites: what `whereabouts` tells of places, for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.columns.columns import codes
from factcheck.compare.columns.holdings import Holdings
from factcheck.compare.columns.overlaps import Overlaps, Vocabulary
from factcheck.compare.columns.values import Beside, Values
from factcheck.compare.questions.questions import Question
from factcheck.compare.reasons import State
from factcheck.compare.rules.whereabouts import LONG, kind_of, may_govern, states_one
from factcheck.text.places import WORLD, Place, contains, resolve, same_place

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
DIFFER, UNKNOWN, MATCH = State.DIFFER.value, State.UNKNOWN.value, State.MATCH.value


class Sites:
    """The places of questions, in columns."""

    def __init__(self, questions: Sequence[Question]) -> None:
        places = Values(q.place for q in questions)
        keys = Values(q.place.key if q.place is not None else None for q in questions)
        here = [frozenset(place.key for place in q.places) for q in questions]
        self.known = np.array([q.place is not None for q in questions], dtype=bool)
        self.stated = np.array([q.place_stated for q in questions], dtype=bool)
        self._alone = codes(kind_of(q.place) if q.place and states_one(q) else None for q in questions)
        self._world = np.array([q.place is not None and q.place.key == WORLD for q in questions], dtype=bool)
        self._loose = np.array(
            [
                not q.place_stated and bool(q.places) and q.place is not None and q.place.kind == "country"
                for q in questions
            ],
            dtype=bool,
        )
        self._silent = np.array([len(q.passage) < LONG and not q.places for q in questions], dtype=bool)
        self._crossed = np.array([q.event == "cross" for q in questions], dtype=bool)
        self._written = Values((q.place_text or "").lower() for q in questions).codes
        self._named = np.array([bool(q.place_text) for q in questions], dtype=bool)
        self._places = Beside(places, places, _of_places)
        self._here = Holdings(keys, here)
        self._title = Holdings(keys, (q.title_places for q in questions))
        self._document = Holdings(keys, (q.passage_places for q in questions))
        self._of_country = Holdings(keys, (frozenset({q.country} if q.country else ()) for q in questions))
        self._mentioned = Holdings(keys, map(_mentioned, questions))
        vocabulary = Vocabulary()
        spoken_of = Values(q.passage_places for q in questions)
        asked = Values(_asked(q, own) for q, own in zip(questions, here, strict=True))
        self._spoken_of, self._asked = spoken_of.codes, asked.codes
        self._all = Overlaps(vocabulary, spoken_of.distinct)
        self._towns = Overlaps(vocabulary, (frozenset(k for k in own if "." in k) for own in spoken_of.distinct))
        self._looked_for = Overlaps(vocabulary, asked.distinct)

    def state(self, i: Numbers, j: Numbers) -> tuple[Numbers, Flags]:
        """The state of the places of each pair, and whether one is a part of the other where they differ."""
        same, seat, country, nested = self._places.of(i, j) > 0
        both, known = self.stated[i] & self.stated[j], self.known[i] & self.known[j]
        states, parts = self._by_text(i, j, known, nested)
        stated, within = self._by_both(i, j, known, nested)
        states, parts = np.where(both, stated, states), np.where(both, within, parts)
        governs = known & seat & (~both | country)
        states[governs] = UNKNOWN
        states[same] = np.where(self._loose[i] | self._loose[j], UNKNOWN, MATCH)[same]
        return states, parts & (states == DIFFER)

    def _by_both(self, i: Numbers, j: Numbers, known: Flags, nested: Flags) -> tuple[Numbers, Flags]:
        """Where both sentences state their places."""
        beside = self._here.hold(i, j) | self._here.hold(j, i) | self._title.hold(i, j) | self._title.hold(j, i)
        crossed = self._crossed[i] & self._crossed[j] & (self._here.hold(i, j) | self._here.hold(j, i))
        states = np.where(nested | ~beside, DIFFER, UNKNOWN)
        parts = nested | crossed
        named = self._named[i] & self._named[j]
        mentioned = (self.known[i] & self._mentioned.hold(i, j)) | (self.known[j] & self._mentioned.hold(j, i))
        alike = np.where(named, self._written[i] == self._written[j], mentioned)
        unknown = np.where(alike, MATCH, np.where(named, DIFFER, UNKNOWN))
        return np.where(known, states, unknown), parts | ~known

    def _by_text(self, i: Numbers, j: Numbers, known: Flags, nested: Flags) -> tuple[Numbers, Flags]:
        """Where one sentence at least does not."""
        world = known & (self._world[i] | self._world[j])
        near = self._document.hold(i, j) | self._document.hold(j, i)
        states = np.where(known & ~near, DIFFER, UNKNOWN)
        for one, other in ((i, j), (j, i)):
            told = self.known[one] & self.stated[one]
            open_ = (known & nested) | self._document.hold(one, other) | self._world[one] | self._silent[other]
            here = self._here.hold(one, other) | self._of_country.hold(one, other)
            own = np.where(here, MATCH, np.where(open_, UNKNOWN, DIFFER))
            states = np.where(told, own, states)
        return np.where(world, DIFFER, states), world

    def stated_apart(self, i: Numbers, j: Numbers, states: Numbers) -> Flags:
        """Whether both sentences state places, and the two differ."""
        apart: Flags = self.stated[i] & self.stated[j] & self.known[i] & self.known[j] & (states == DIFFER)
        return apart

    def two_places(self, i: Numbers, j: Numbers, states: Numbers, parts: Flags) -> Flags:
        """Whether each sentence states one place alone, two of one kind; `states` are what `state` says."""
        alone = (self._alone[i] >= 0) & (self._alone[i] == self._alone[j])
        apart: Flags = alone & self.stated_apart(i, j, states) & ~parts
        return apart

    def spoken_of(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the place that one side states is one that the other's document speaks of."""
        documents = self._spoken_of[i], self._spoken_of[j]
        (ours,) = self._looked_for.common(self._asked[j], [(self._all, documents[0])])
        (theirs,) = self._all.common(documents[1], [(self._looked_for, self._asked[i])])
        (towns,) = self._towns.common(documents[1], [(self._towns, documents[0])])
        spoken_of: Flags = (ours + theirs + towns) > 0
        return spoken_of


def _of_places(one: Place | None, two: Place | None) -> Sequence[float]:
    """Whether two places are one, one may govern where the other lies, also beside towns, and one is in the other."""
    if one is None or two is None:
        return False, False, False, False
    nested = contains(one, two) or contains(two, one)
    return same_place(one, two), may_govern(one, two, towns=False), may_govern(one, two, towns=True), nested


def _mentioned(question: Question) -> frozenset[str]:
    """The keys of the places that a sentence or its subject names."""
    subject = resolve(question.subject) if question.subject else None
    return question.names | ({subject.key} if subject is not None else frozenset())


def _asked(question: Question, here: frozenset[str]) -> frozenset[str]:
    """The keys of the places that another document may speak of: the one that is stated, else those of the sentence."""
    own = frozenset({question.place.key}) if question.place is not None and question.place_stated else here
    return own - {WORLD}
