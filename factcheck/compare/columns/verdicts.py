"""Verdicts: what the gate says of many pairs of figures, in units that convert, at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.columns.bearers import Bearers
from factcheck.compare.columns.columns import Columns, Evidence
from factcheck.compare.columns.counts import Counts
from factcheck.compare.columns.outright import Outright
from factcheck.compare.columns.reach import Column
from factcheck.compare.columns.sites import Sites
from factcheck.compare.questions.questions import Question
from factcheck.compare.reasons import State
from factcheck.compare.rules.gate import LEAST_TOPIC, LIKENESS

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
DIFFER, UNKNOWN, MATCH = State.DIFFER.value, State.UNKNOWN.value, State.MATCH.value

SLOTS = ("measure", "event", "subject", "place")


@dataclass(frozen=True, slots=True)
class States:
    """How the slots of pairs stand, a column each, under the names of `evidence.of_states`."""

    measure: Numbers
    measure_part: Flags
    event: Numbers
    subject: Numbers
    place: Numbers
    place_part: Flags
    owned: Flags
    spoken_of: Flags

    def at(self, places: Numbers) -> States:
        """The states of some of the pairs."""
        return States(*(getattr(self, field.name)[places] for field in fields(self)))

    def evidence(self) -> Evidence:
        """The states as evidence."""
        found = {
            "measure match": self.measure == MATCH,
            "measure differs": self.measure == DIFFER,
            "measure part": (self.measure == DIFFER) & self.measure_part,
            "event match": self.event == MATCH,
            "event differs": self.event == DIFFER,
            "subject match": self.subject == MATCH,
            "subject differs": self.subject == DIFFER,
            "owned": self.owned,
            "place match": self.place == MATCH,
            "place differs": (self.place == DIFFER) & ~self.place_part,
            "place part": (self.place == DIFFER) & self.place_part,
            "place spoken of": self.spoken_of,
        }
        return {name: column.astype(np.float64) for name, column in found.items()}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What `gate.by_rules` says of pairs, a column for each of its parts; `unknown` by slot."""

    unknown: dict[str, Flags]
    closed: Flags
    confidence: Column
    likeness: Column
    place_inferred: Flags
    anchored: Flags
    differing: Numbers

    def at(self, which: Numbers | Flags) -> Verdicts:
        """Those on some of the pairs."""
        rest = (getattr(self, field.name)[which] for field in fields(self) if field.name != "unknown")
        return Verdicts({slot: open_[which] for slot, open_ in self.unknown.items()}, *rest)

    def bits(self) -> Numbers:
        """The open slots of each pair, that of the first slot in the lowest bit."""
        bits = np.zeros(len(self.closed), dtype=np.int64)
        for bit, slot in enumerate(SLOTS):
            bits |= self.unknown[slot].astype(np.int64) << bit
        return bits


class Gate:
    """Questions whose `columns` are at hand."""

    def __init__(self, questions: Sequence[Question], columns: Columns, outright: Outright) -> None:
        self._columns, self._outright = columns, outright
        self._counts, self._sites = Counts(questions, columns), Sites(questions)
        self._bearers = Bearers(questions, columns)

    def states(self, i: Numbers, j: Numbers) -> States:
        """How the slots of each pair stand."""
        subject = self._bearers.state(i, j)
        owned, spoken_of = self._bearers.owned(i, j), self._sites.spoken_of(i, j)
        places = self._sites.state(i, j)
        return States(*self._counts.measure(i, j), self._counts.event(i, j), subject, *places, owned, spoken_of)

    def differ(self, i: Numbers, j: Numbers, states: States, names: Column) -> Flags:
        """Whether what both say outright differs; `names` is the share of names that their sentences have in common."""
        columns = self._columns
        differ: Flags = columns.other_event(i, j) | self._outright.differ(i, j)
        differ |= columns.other_thing(i, j)
        differ |= self._sites.stated_apart(i, j, states.place)
        nameless = (columns.words.names.sizes[i] == 0) | (columns.words.names.sizes[j] == 0)
        differ |= states.owned & (states.subject != MATCH) & ((names == 0) | nameless)
        stated = self._bearers.stated
        differ |= stated[i] & stated[j] & (states.subject == DIFFER)
        return differ

    def surely_two(self, i: Numbers, j: Numbers, states: States) -> Flags:
        """Whether no number makes two figures one: two known things are counted, or both state places of one kind."""
        apart = self._sites.two_places(i, j, states.place, states.place_part)
        surely: Flags = apart | self._columns.other_thing(i, j)
        return surely

    def verdicts(self, i: Numbers, j: Numbers, states: States, known: Evidence, one_number: Flags) -> Verdicts:
        """The verdicts on pairs of which some have `one_number`, with what `columns` tells of them."""
        measure, place, subject = states.measure.copy(), states.place.copy(), states.subject.copy()
        measure[one_number & states.measure_part & (measure == DIFFER) & self._counts.made_apart(i, j)] = UNKNOWN
        place[(place == DIFFER) & ~states.place_part & (subject == MATCH) & states.owned] = UNKNOWN
        subject[one_number & (subject == DIFFER) & self._bearers.unknown(i, j)] = UNKNOWN
        slots = {"measure": measure, "event": states.event, "subject": subject, "place": place}
        words, topic = known["sentence shared"], known["sentence in document, more"]
        likeness = np.zeros(len(i))
        for slot, weight in LIKENESS.items():
            likeness += weight * (slots[slot] == MATCH) if slot in slots else weight  # the units convert
        differing = sum((state == DIFFER).astype(np.int64) for state in slots.values()) + self._roles_differ(i, j)
        measured, located, owned = (slots[slot] == MATCH for slot in ("measure", "place", "subject"))
        happened = states.event == MATCH
        anchored = located | owned
        supported = anchored | one_number | states.spoken_of | (topic >= LEAST_TOPIC)
        confidence = 0.45 + 0.1 * anchored + 0.1 * measured + 0.1 * located
        confidence += 0.1 * owned + 0.05 * happened + 0.1 * words
        closings = (
            (differing > 0, 0.6),
            (~measured & ~(happened & anchored) & (words < 0.6), 0.4),
            (~supported & (words < 0.5), 0.4),
            (states.owned & ~owned & (words < 0.5) & ~one_number, 0.5),
        )
        confidence = np.select(
            [closing for closing, _ in closings], [sure for _, sure in closings], np.minimum(confidence, 1.0)
        )
        closed = np.logical_or.reduce([closing for closing, _ in closings])
        return Verdicts(
            closed=closed,
            confidence=confidence,
            likeness=likeness + 0.2 * words,
            unknown={slot: state == UNKNOWN for slot, state in slots.items()},
            place_inferred=~closed & ~(self._sites.stated[i] & self._sites.stated[j]),
            anchored=closed | anchored,
            differing=differing,
        )

    def _roles_differ(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the roles say that two things are counted; a forecast may be of what another states."""
        forecast = self._columns.forecast
        differ: Flags = (self._columns.role[i] != self._columns.role[j]) & ~((forecast[i] + forecast[j]) > 0)
        return differ
