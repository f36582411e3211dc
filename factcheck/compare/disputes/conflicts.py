"""Disputes: the questions to which stored answers give incompatible figures."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from factcheck.claims import Answer
from factcheck.compare.columns.rulings import RELATIONS
from factcheck.compare.columns.worded import Worded
from factcheck.compare.conversion import quantities
from factcheck.compare.disputes.contradictions import Contradictions, Overruling
from factcheck.compare.disputes.ranking import Trust, Weighed, newest_day, trust_in
from factcheck.compare.disputes.sharing import TO_SEND, Share, ahead, shared, uncollected, worth_having
from factcheck.compare.intervals import gap
from factcheck.compare.origins import independent_origins, origins
from factcheck.compare.questions.questions import Question
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison
from factcheck.streams import portions

AT_ONCE = 1_000
"""So many disputes are put in words together, those that matter most first."""


@dataclass(frozen=True, slots=True)
class DisputePair:
    """Two answers of a dispute, by their place in its list, and what the first is to the second."""

    a: int
    b: int
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Dispute:
    """One question with the answers given to it; `origins` are equal for answers of one origin."""

    question: str
    answers: tuple[Answer, ...]
    pairs: tuple[DisputePair, ...]
    origins: tuple[int, ...]
    gap: float
    """The widest distance between two conflicting figures, as a share of the larger."""
    importance: float = 0.0
    """How much it matters to a reader, 0 to 1 (`ranking`)."""

    @property
    def independent_origins(self) -> int:
        """How many sources the answers go back to."""
        return len(set(self.origins))


def find_disputes(
    answers: Iterable[Answer],
    overruling: Overruling | None = None,
    trust: Trust | None = None,
    today: date | None = None,
) -> Iterator[Dispute]:
    """The disputed questions, those that matter most first (`ranking`).

    `today` is the day from which their age is counted: the newest of the answers where None.
    """
    with uncollected():
        known = [answer for answer in answers if answer.figure is not None]
        found = Contradictions(known, overruling)
        groups = found.groups()
        today = today or newest_day(known)
        by_root: dict[int, list[_Row]] = defaultdict(list)
        for row in _rows(known, found):
            by_root[groups.root(row.i)].append(row)
        members = [sorted({place for row in rows for place in (row.i, row.j)}) for rows in by_root.values()]
        own = zip(by_root.values(), members, _origins(members, known), strict=True)
        outlines = [_outline(*parts, known, found, trust, today) for parts in own]
        worded = Worded(known, found.compared)
    if not outlines:
        return
    outlines.sort(key=lambda outline: (-outline.importance, outline.question))

    def told(rows: Sequence[_Row]) -> list[Comparison]:
        return [worded.comparison(row.row) if row.told is None else row.told for row in rows]

    # What matters most is told by all processes, the rest by a copy while the first is shown.
    parts = list(portions(outlines, AT_ONCE))
    first, *others = ([row for outline in some for row in outline.rows] for some in parts)
    at_once = chain.from_iterable(shared(lambda share: told(share.part(first, TO_SEND)), worth_having(len(first))))
    with ahead(told, others, worth_having(sum(map(len, others)))) as rest:
        for some, comparisons in zip(parts, chain([at_once], rest), strict=True):
            left = iter(comparisons)
            for outline in some:
                yield _dispute(outline, known, list(islice(left, len(outline.rows))))


class _Row(NamedTuple):
    """A pair of answers by their places: compared in columns, in this row, or told by itself."""

    i: int
    j: int
    relation: Relation
    gap: float
    row: int
    told: Comparison | None = None


@dataclass(frozen=True, slots=True)
class _Outline:
    """A dispute before its pairs are put in words; `members` are the places of its answers."""

    question: str
    members: tuple[int, ...]
    rows: tuple[_Row, ...]
    origins: tuple[int, ...]
    gap: float
    importance: float


def _rows(known: Sequence[Answer], found: Contradictions) -> list[_Row]:
    """All pairs in the order of the answers."""
    compared = found.compared
    relations = [RELATIONS[at] for at in compared.relation.tolist()]
    columns = compared.i.tolist(), compared.j.tolist(), relations, compared.gap.tolist(), range(len(relations))
    rows = list(map(_Row, *columns))
    rows += [_Row(i, j, told.relation, _gap(known[i], known[j]), -1, told) for (i, j), told in found.told.items()]
    return sorted(rows, key=itemgetter(0, 1))


def _origins(members: Sequence[Sequence[int]], known: Sequence[Answer]) -> list[Sequence[int]]:
    """The origins of each dispute's answers, given by their places; many disputes are dealt out among processes.

    Some have a hundred times as many answers as others, and those of one time lie together.
    """

    def work(share: Share) -> dict[int, Sequence[int]]:
        dealt = range(share.number, len(members), share.of)
        return {dispute: origins([known[place] for place in members[dispute]]) for dispute in dealt}

    told = ChainMap(*shared(work, worth_having(sum(map(len, members)))))
    return [told[dispute] for dispute in range(len(members))]


def _outline(
    rows: Sequence[_Row],
    members: Sequence[int],
    numbers: Sequence[int],
    known: Sequence[Answer],
    found: Contradictions,
    trust: Trust | None,
    today: date | None,
) -> _Outline:
    conflicting = [row for row in rows if row.relation is Relation.CONFLICTS]
    answers = [known[place] for place in members]
    widest = round(max(row.gap for row in conflicting), 4)
    weighed = Weighed(len(set(numbers)), widest, newest_day(answers), trust_in(answers, trust))
    question = _title(known[conflicting[0].i], found.question(conflicting[0].i))
    return _Outline(question, tuple(members), tuple(rows), tuple(numbers), widest, weighed.importance(today))


def _dispute(outline: _Outline, known: Sequence[Answer], told: Sequence[Comparison]) -> Dispute:
    place = {member: number for number, member in enumerate(outline.members)}
    both = zip(outline.rows, told, strict=True)
    pairs = tuple(DisputePair(place[row.i], place[row.j], comparison) for row, comparison in both)
    answers = tuple(known[member] for member in outline.members)
    return Dispute(outline.question, answers, pairs, outline.origins, outline.gap, outline.importance)


def _title(answer: Answer, question: Question) -> str:
    """The question of an answer in the document's own words: what is counted, what happened, who, where and when."""
    figure = answer.figure
    assert figure is not None
    what = " ".join(word for word in (figure.measure or figure.unit, figure.event) if word)
    when = str(question.period) if question.period is not None else None
    parts = (what, figure.subject, figure.place, when)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _gap(a: Answer, b: Answer) -> float:
    pair = quantities(a.figure, b.figure) if a.figure is not None and b.figure is not None else None
    return gap(*pair) if pair is not None else 0.0


__all__ = ["Dispute", "DisputePair", "find_disputes", "independent_origins"]
