"""Counts: what `counted` tells of the thing counted and of what happened to it, for many pairs at once.

Of each question only that is looked at which its state beside another depends on, so that a few thousand pairs of
questions stand for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.columns.columns import Columns, codes, unequal
from factcheck.compare.columns.values import Beside, Values
from factcheck.compare.questions.concepts import things_in
from factcheck.compare.questions.phrases import content_words
from factcheck.compare.questions.questions import Question
from factcheck.compare.reasons import Reason, State
from factcheck.compare.rules.counted import event_state, measure_state, plain, traits

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
DIFFER, UNKNOWN, MATCH = State.DIFFER.value, State.UNKNOWN.value, State.MATCH.value


class Counts:
    """What questions count, in columns."""

    def __init__(self, questions: Sequence[Question], columns: Columns) -> None:
        self._columns = columns
        modifiers: dict[str, set[str]] = defaultdict(set)
        tails: dict[str, set[str]] = defaultdict(set)
        for measure in {q.measure for q in questions if q.measure is not None}:
            modifiers[measure.thing] |= measure.modifiers
            tails[measure.thing] |= measure.tail
        costly = frozenset(q.measure.thing for q in questions if q.measure is not None and q.measure.priced)
        counted = Values(questions, lambda q: _counted(q, modifiers, tails, costly))
        self._measured = np.array([q.measure is not None for q in questions], dtype=bool)
        self._measures = Beside(counted, counted, _measure_state)
        self._make = codes(None if q.measure is None else (q.measure.make,) for q in questions)
        said = Values(questions, lambda q: (q.event, q.measure.thing if q.measure is not None else None))
        left_open = Values(questions, lambda q: (plain(q), q.tokens, q.context) if q.event is None else None)
        self._open = Beside(said, left_open, lambda one, other: (event_state.__wrapped__(one, other),))

    def measure(self, i: Numbers, j: Numbers) -> tuple[Numbers, Flags]:
        """The state of the measures of each pair, and whether one may be a part of the other."""
        states, parts = np.full(len(i), UNKNOWN), np.zeros(len(i), dtype=bool)
        (named,) = np.nonzero(self._measured[i] | self._measured[j])
        if len(named):
            found = self._measures.of(i[named], j[named])
            states[named], parts[named] = found[0], found[1] > 0
        return states, parts

    def made_apart(self, i: Numbers, j: Numbers) -> Flags:
        """Whether one make or another is counted, on both sides."""
        return unequal(self._make, i, j)

    def event(self, i: Numbers, j: Numbers) -> Numbers:
        """The state of the events of each pair."""
        event, verb = self._columns.event, self._columns.verb
        known = event[i] >= 0, event[j] >= 0
        alike = np.where(known[0], event[i] == event[j], (verb[i] >= 0) & (verb[i] == verb[j]))
        states = np.where(alike, MATCH, np.where(known[0], DIFFER, UNKNOWN))
        (odd,) = np.nonzero(known[0] != known[1])
        if len(odd):
            one, other = np.where(known[0], i, j)[odd], np.where(known[0], j, i)[odd]
            states[odd] = self._open.of(one, other)[0]
        return states


def _measure_state(one: Question, other: Question) -> Sequence[float]:
    state, reason = measure_state.__wrapped__(one, other)
    return state, reason is Reason.PART_OF


def _counted(
    q: Question,
    modifiers: Mapping[str, AbstractSet[str]],
    tails: Mapping[str, AbstractSet[str]],
    costly: AbstractSet[str],
) -> Hashable:
    """What the state of a measure depends on.

    `modifiers` and `tails` are those of all measures, by what is counted, `costly` the things of which is told what
    they cost.
    """
    measure = q.measure
    if measure is None:
        return q.context if q.unit is not None else None
    named = (q.names | content_words(q.subject or "")) & modifiers[measure.thing]
    around = things_in(q.tokens | q.context) if not measure.thing else None
    here = things_in(q.tokens) if not measure.known else None
    tail = q.tokens & tails[measure.thing]
    said = q.tokens & costly if measure.is_price else None
    return measure, q.rate, q.unit is None, q.event, q.noun_words, around, here, named, tail, said, traits(q)
