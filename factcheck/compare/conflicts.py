"""Disputes: the questions to which stored answers give incompatible figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np

from factcheck.claims import Answer
from factcheck.compare.blocks import Blocks, Flags, Pairs, block_keys, time_key
from factcheck.compare.conversion import quantities
from factcheck.compare.intervals import gap
from factcheck.compare.origins import independent_origins, origins
from factcheck.compare.questions import Question, question_of
from factcheck.compare.ranking import Trust, Weighed, newest_day, trust_in
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, compare_answers
from factcheck.compare.sieve import Sieve


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


class Overruling(Protocol):
    """What people decided on pairs, in place of the machine's comparison."""

    def touches(self, answer: Answer) -> bool:
        """Whether somebody decided something on a pair of which this is a side."""

    def overrule(self, new: Answer, old: Answer, comparison: Comparison | None) -> Comparison | None:
        """The comparison, or what a person decided in its place."""


def find_disputes(
    answers: Iterable[Answer],
    overruling: Overruling | None = None,
    trust: Trust | None = None,
    today: date | None = None,
) -> Iterator[Dispute]:
    """The disputed questions, those that matter most first (`ranking`).

    `today` is the day from which their age is counted: the newest of the answers where None.
    """
    known = [answer for answer in answers if answer.figure is not None]
    search = _Search(known, overruling)
    groups = search.groups()
    today = today or newest_day(known)
    disputes = _disputes(known, search.found, groups)
    found = (replace(dispute, importance=_weighed(dispute, trust).importance(today)) for dispute in disputes)
    yield from sorted(found, key=lambda dispute: (-dispute.importance, dispute.question))


class _Groups:
    """Which answers belong to one dispute, by their places.

    Only what contradicts is drawn together, then what agrees with one of those: further along chains of figures that
    agree, or changed, one dispute would run into the next.
    """

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))
        self.disputed: set[int] = set()

    def root(self, i: int) -> int:
        """What stands for the group of an answer."""
        parents = self._parents
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    def contradict(self, i: int, j: int) -> None:
        """Two answers conflict."""
        self._parents[self.root(i)] = self.root(j)
        self.disputed |= {i, j}

    def agree(self, i: int, j: int) -> None:
        """Two answers agree, of which one may be disputed."""
        if (i in self.disputed) != (j in self.disputed):
            outer, inner = (j, i) if i in self.disputed else (i, j)
            if self._parents[outer] == outer:
                self._parents[outer] = self.root(inner)

    def together(self, i: int, j: int) -> bool:
        """Whether what the two are to each other is a part of a dispute."""
        return (i in self.disputed or j in self.disputed) and self.root(i) == self.root(j)


class _Search:
    """The pairs that disputes are made of: those that conflict, then what else stands around them.

    What agrees or has changed matters only where one of the two is disputed, so that is looked for last.
    """

    def __init__(self, known: Sequence[Answer], overruling: Overruling | None) -> None:
        self.found: dict[tuple[int, int], Comparison] = {}
        self._known = known
        self._overruling = overruling
        self._pools = _pools(known)
        self._firsts = [pool[0] for pool in self._pools]
        answers = [known[i] for i in self._firsts]
        self._questions = [question for answer in answers if (question := question_of(answer)) is not None]
        self._blocks = Blocks(map(block_keys, self._questions), map(time_key, self._questions))
        self._sieve = Sieve(answers, self._questions)
        self._judged = np.array([overruling is not None and overruling.touches(a) for a in answers], dtype=bool)
        self._seen: set[tuple[int, int]] = set()

    def groups(self) -> _Groups:
        """The disputes; their pairs are `found`, in the order of the answers, which that of the blocks is not."""
        groups = _Groups(len(self._known))
        for p, q in self._sieve.conflicting(self._but_judged(self._blocks.pairs())):
            self._compare(p, q)
        self._draw_together(groups)
        for pool in self._pools:
            self._add_copies(pool, groups)
        self._draw_together(groups)  # somebody may have said that a copy conflicts
        disputed = self._members(groups.disputed)
        for p, q in self._sieve.agreeing(self._outside(disputed, groups)):
            self._compare(p, q)
        for (i, j), comparison in self._sorted():
            if comparison.relation is Relation.AGREES:
                groups.agree(i, j)
        joined = {i for key, found in self.found.items() if found.relation is Relation.AGREES for i in key}
        self._compare_within(self._members(joined - groups.disputed), groups)
        self.found = {key: found for key, found in self._sorted() if groups.together(*key)}
        return groups

    def _draw_together(self, groups: _Groups) -> None:
        for (i, j), comparison in self._sorted():
            if comparison.relation is Relation.CONFLICTS:
                groups.contradict(i, j)

    def _sorted(self) -> list[tuple[tuple[int, int], Comparison]]:
        return sorted(self.found.items(), key=lambda item: item[0])

    def _members(self, known: AbstractSet[int]) -> Flags:
        return np.array([i in known for i in self._firsts], dtype=bool)

    def _but_judged(self, pairs: Iterable[Pairs]) -> Iterator[Pairs]:
        """The pairs, those apart that somebody may have judged: they are looked up as they come."""
        for ones, others in pairs:
            if self._judged.any():
                judged = self._judged[ones] & self._judged[others]
                for p, q in zip(ones[judged].tolist(), others[judged].tolist(), strict=True):
                    self._compare(p, q)
            yield ones, others

    def _outside(self, disputed: Flags, groups: _Groups) -> Iterator[Pairs]:
        """The pairs of a disputed answer and another; those of two of one dispute are compared as they come."""
        roots = np.array([groups.root(i) for i in self._firsts], dtype=np.int64)
        for ones, others in self._blocks.pairs(disputed):
            inside = disputed[ones] & disputed[others] & (roots[ones] == roots[others])
            for p, q in zip(ones[inside].tolist(), others[inside].tolist(), strict=True):
                self._compare(p, q)
            outside = disputed[ones] != disputed[others]
            yield ones[outside], others[outside]

    def _compare_within(self, joined: Flags, groups: _Groups) -> None:
        """Compare what was joined to a dispute with all that is disputed in it."""
        roots = np.array([groups.root(i) for i in self._firsts], dtype=np.int64)
        disputed = self._members(groups.disputed)
        for ones, others in self._blocks.pairs(joined):
            inside = (roots[ones] == roots[others]) & (disputed[ones] != disputed[others])
            for p, q in zip(ones[inside].tolist(), others[inside].tolist(), strict=True):
                self._compare(p, q)

    def _compare(self, p: int, q: int) -> None:
        """Compare two of the first answers of their pools, by their places there."""
        p, q = min(p, q), max(p, q)
        i, j = self._firsts[p], self._firsts[q]
        if (p, q) in self._seen or self._known[i].document.id == self._known[j].document.id:
            return
        self._seen.add((p, q))
        self._note(i, j, (self._questions[p], self._questions[q]))

    def _note(self, i: int, j: int, asked: tuple[Question, Question] | None = None) -> None:
        new, old = self._known[i], self._known[j]
        comparison = compare_answers(new, old, related=False, asked=asked)
        if self._overruling is not None:
            comparison = self._overruling.overrule(new, old, comparison)
        if comparison is not None and comparison.relation is not Relation.RELATED:
            self.found[i, j] = comparison

    def _add_copies(self, pool: Sequence[int], groups: _Groups) -> None:
        """Set the copies of a disputed answer beside it alone, so that the work grows with their number only."""
        first = pool[0]
        if len(pool) == 1 or first not in groups.disputed:
            return
        for copy in pool[1:]:
            if self._known[copy].document.id != self._known[first].document.id:
                self._note(first, copy)


def _weighed(dispute: Dispute, trust: Trust | None) -> Weighed:
    return Weighed(
        dispute.independent_origins, dispute.gap, newest_day(dispute.answers), trust_in(dispute.answers, trust)
    )


def _pools(known: Sequence[Answer]) -> list[list[int]]:
    """Copies of one answer in several documents, by their place: the same claim word for word, of one day."""
    pools: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, answer in enumerate(known):
        figure = answer.figure
        assert figure is not None
        offset = figure.start - answer.claim.start
        slots = (figure.low, figure.high, figure.measure, figure.subject, figure.event, figure.place, figure.as_of)
        published = (answer.document.published or "")[:10]
        pools[(" ".join(answer.claim.text.split()), offset, slots, figure.speaker, published)].append(index)
    return list(pools.values())


def _disputes(known: Sequence[Answer], pairs: dict[tuple[int, int], Comparison], groups: _Groups) -> Iterator[Dispute]:
    by_root: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key in pairs:
        by_root[groups.root(key[0])].append(key)
    for keys in by_root.values():
        conflicting = [key for key in keys if pairs[key].relation is Relation.CONFLICTS]
        members = sorted({i for key in keys for i in key})
        place = {i: n for n, i in enumerate(members)}
        listed = tuple(DisputePair(place[i], place[j], pairs[i, j]) for i, j in sorted(keys))
        chosen = tuple(known[i] for i in members)
        widest = max(_gap(known[i], known[j]) for i, j in conflicting)
        yield Dispute(_title(known[conflicting[0][0]]), chosen, listed, tuple(origins(chosen)), round(widest, 4))


def _title(answer: Answer) -> str:
    """The question of an answer in the document's own words: what is counted, what happened, who, where and when."""
    question = question_of(answer)
    if question is None or answer.figure is None:
        return ""
    figure = answer.figure
    what = " ".join(word for word in (figure.measure or figure.unit, figure.event) if word)
    when = str(question.period) if question.period is not None else None
    parts = (what, figure.subject, figure.place, when)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _gap(a: Answer, b: Answer) -> float:
    pair = quantities(a.figure, b.figure) if a.figure is not None and b.figure is not None else None
    return gap(*pair) if pair is not None else 0.0


__all__ = ["Dispute", "DisputePair", "find_disputes", "independent_origins"]
