"""Worded: comparisons of pairs that were compared in columns, with the reason in words, as `relations` gives them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims import Answer
from factcheck.compare.columns.compared import Compared
from factcheck.compare.columns.rulings import RELATIONS
from factcheck.compare.columns.verdicts import SLOTS
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.origins import same_origin
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison
from factcheck.compare.rules.directions import opposed
from factcheck.compare.rules.moments import Moment
from factcheck.compare.withdrawals import withdrawn
from factcheck.compare.wording import TAKEN_BACK, same_question, source_of, stated


class Worded:
    """Answers and how pairs of them stand, by their places."""

    def __init__(self, known: Sequence[Answer], compared: Compared) -> None:
        self._known = known
        self._compared = compared
        self._said: dict[int, tuple[str, str, bool]] = {}

    def comparison(self, row: int) -> Comparison:
        """What the pair in a row of what was compared is to each other."""
        pair = self._compared
        i, j, relation = int(pair.i[row]), int(pair.j[row]), RELATIONS[pair.relation[row]]
        (ours, _, _), (number, source, taken_back) = self._stated(i), self._stated(j)
        text = same_question(
            f"{number} {source}",
            ours,
            relation,
            when=_moment(pair, row),
            days=int(pair.days[row]),
            gap=float(pair.gap[row]),
            unknown=tuple(slot for bit, slot in enumerate(SLOTS) if pair.unknown[row] >> bit & 1),
            opposite=opposed(self._known[i], self._known[j]),
        )
        shown = forests().shown(relation, float(pair.score[row]))
        # Numbers that do not fit have no one origin.
        one_origin = relation is Relation.AGREES and same_origin(self._known[i], self._known[j])
        text += TAKEN_BACK if taken_back else ""
        return Comparison(relation, None, shown, text, one_origin, bool(pair.revision[row]), taken_back)

    def _stated(self, place: int) -> tuple[str, str, bool]:
        """An answer's number as it was put, who says it, and whether its own text takes it back."""
        if place not in self._said:
            answer = self._known[place]
            assert answer.figure is not None
            self._said[place] = stated(answer.figure), source_of(answer), withdrawn(answer)
        return self._said[place]


def _moment(pair: Compared, row: int) -> Moment:
    if pair.unknown_time[row]:
        return Moment.UNKNOWN
    if pair.same_time[row]:
        return Moment.SAME
    return Moment.LATER if pair.later[row] else Moment.EARLIER
