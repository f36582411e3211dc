"""Outright: which pairs of figures say of places and peoples what no other evidence outweighs, told for many at once.

The part of `gate.stated_difference` that most pairs are told apart by.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.columns.columns import codes, unequal
from factcheck.compare.columns.values import Beside, Values
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.sorts import round_in
from factcheck.compare.rules.gate import owners_of, speaks_of, stated_people
from factcheck.compare.rules.whereabouts import town_of, two_towns
from factcheck.text.places import Place, contains, same_place

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Outright:
    """What figures say of their places and of whose people they count, in columns."""

    def __init__(self, questions: Sequence[Question]) -> None:
        places = Values(q.place for q in questions)
        mentioned = Values(q.title_places | {place.key for place in q.places} for q in questions)
        owners = Values(owners_of(q) for q in questions)
        spoken_of = Values(
            q.passage_places | ({q.place.key} if q.place is not None and q.passage_places else set()) for q in questions
        )
        towns = [town_of(q) for q in questions]
        self._town = codes(town[0] if town is not None else None for town in towns)
        self._towns = Beside(Values(towns), Values(towns), lambda one, two: (two_towns(one, two),))
        rounds = [round_in(q.sentence) for q in questions]
        self._rounds = codes(one[0] if one is not None else None for one in rounds)
        self._ordinal = np.array([one[1] if one is not None else 0 for one in rounds], dtype=np.int64)
        self._stated = np.array([q.place_stated and q.place is not None for q in questions], dtype=bool)
        self._places = Beside(places, places, _apart)
        self._mentioned = Beside(places, mentioned, lambda place, keys: (place is not None and place.key in keys,))
        self._peoples = codes(map(stated_people, questions))
        self._elsewhere = Beside(
            owners, spoken_of, lambda countries, keys: (bool(countries and keys) and not speaks_of(countries, keys),)
        )

    def differ(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the places or peoples of each pair differ outright."""
        if not len(i):
            return np.zeros(0, dtype=bool)
        apart, nested = self._places.of(i, j) > 0
        beside = (self._mentioned.of(i, j)[0] > 0) | (self._mentioned.of(j, i)[0] > 0)
        stated: Flags = self._stated[i] & self._stated[j] & apart & (nested | ~beside)
        elsewhere: Flags = (self._elsewhere.of(i, j)[0] > 0) | (self._elsewhere.of(j, i)[0] > 0)
        rounds: Flags = (self._rounds[i] >= 0) & (self._rounds[i] == self._rounds[j])
        rounds &= self._ordinal[i] != self._ordinal[j]
        return rounds | stated | elsewhere | self._two_towns(i, j) | unequal(self._peoples, i, j)

    def _two_towns(self, i: Numbers, j: Numbers) -> Flags:
        """Whether one sentence of each pair states its town, and the other's text has another."""
        apart: Flags = unequal(self._town, i, j) & (self._stated[i] | self._stated[j])
        asked = np.flatnonzero(apart)
        if len(asked):
            apart[asked] = self._towns.of(i[asked], j[asked])[0] > 0
        return apart


def _apart(one: Place | None, two: Place | None) -> Sequence[float]:
    """Whether two places are two, none of them the other's capital, and whether one holds the other."""
    if one is None or two is None or same_place(one, two):
        return False, False
    capital = one.country == two.country and "capital" in (one.kind, two.kind)
    return not capital, contains(one, two) or contains(two, one)
