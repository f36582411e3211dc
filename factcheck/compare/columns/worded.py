"""Worded: comparisons of pairs that were compared in columns, with the reason in words, as `relations` gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import NamedTuple

from factcheck.claims import Answer
from factcheck.compare.columns.compared import Compared
from factcheck.compare.columns.rulings import RELATIONS
from factcheck.compare.columns.verdicts import SLOTS
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.origins import same_origin
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison
from factcheck.compare.rules.directions import direction_of
from factcheck.compare.rules.moments import Moment
from factcheck.compare.withdrawals import withdrawn
from factcheck.compare.wording import TAKEN_BACK, same_question, source_of, stated

_OPEN = [
    tuple(slot for slot, unknown in zip(SLOTS, bits, strict=True) if unknown)
    for bits in ([code >> bit & 1 for bit in range(len(SLOTS))] for code in range(1 << len(SLOTS)))
]
"""The open slots, by the number that `Verdicts.bits` writes for them."""


class _Said(NamedTuple):
    """An answer's number as it was put, who says it, whether its own text takes it back, and which way it goes."""

    number: str
    source: str
    taken_back: bool
    direction: int


class Worded:
    """Answers and how pairs of them stand, by their places."""

    def __init__(self, known: Sequence[Answer], compared: Compared) -> None:
        self._known = known
        # Rows of plain values: to take them from the columns one by one took longer than the words.
        self._rows = list(zip(*(getattr(compared, field.name).tolist() for field in fields(compared)), strict=True))
        self._said: dict[int, _Said] = {}

    def comparison(self, row: int) -> Comparison:
        """What the pair in a row of what was compared is to each other."""
        i, j, at, score, same_time, unknown_time, later, days, gap, unknown, revision = self._rows[row]
        relation, ours, theirs = RELATIONS[at], self._stated(i), self._stated(j)
        text = same_question(
            f"{theirs.number} {theirs.source}",
            ours.number,
            relation,
            when=_moment(same_time, unknown_time, later),
            days=days,
            gap=gap,
            unknown=_OPEN[unknown],
            opposite=ours.direction * theirs.direction < 0,
        )
        text += TAKEN_BACK if theirs.taken_back else ""
        # Numbers that do not fit have no one origin.
        one_origin = relation is Relation.AGREES and same_origin(self._known[i], self._known[j])
        shown = forests().shown(relation, score)
        return Comparison(relation, None, shown, text, one_origin, revision, theirs.taken_back)

    def _stated(self, place: int) -> _Said:
        if place not in self._said:
            answer = self._known[place]
            assert answer.figure is not None
            said = _Said(stated(answer.figure), source_of(answer), withdrawn(answer), direction_of(answer))
            self._said[place] = said
        return self._said[place]


def _moment(same: bool, unknown: bool, later: bool) -> Moment:
    if unknown:
        return Moment.UNKNOWN
    if same:
        return Moment.SAME
    return Moment.LATER if later else Moment.EARLIER
