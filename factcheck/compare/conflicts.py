"""Disputes: the questions to which stored answers give incompatible figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np

from factcheck.claims import Answer
from factcheck.compare.blocks import Blocks, Flags, Numbers, Pairs, keys_of, time_key
from factcheck.compare.conversion import quantities
from factcheck.compare.intervals import gap
from factcheck.compare.origins import independent_origins, origins
from factcheck.compare.questions import Question, question_of
from factcheck.compare.ranking import Trust, Weighed, newest_day, trust_in
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, compare_answers
from factcheck.compare.sharing import Share, shared, still_wanted, worth_having
from factcheck.compare.sieve import Sieve

WORTH_SHARING = 5_000
"""Figures from which on several processes find disputes sooner than one."""


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
        self._processes = worth_having() if len(answers) >= WORTH_SHARING else 1
        self._questions = _asked(answers, self._processes)
        self._homes = [_country(question) for question in self._questions]
        self._blocks = Blocks(keys_of(self._questions), map(time_key, self._questions))
        self._sieve = Sieve(answers, self._questions)
        self._judged = np.array([overruling is not None and overruling.touches(a) for a in answers], dtype=bool)
        self._compared: set[int] = set()

    def groups(self) -> _Groups:
        """The disputes; their pairs are `found`, in the order of the answers, which that of the blocks is not."""
        groups = _Groups(len(self._known))
        self._compare_all(self._possible)
        self._draw_together(groups)
        for pool in self._pools:
            self._add_copies(pool, groups)
        self._draw_together(groups)  # somebody may have said that a copy conflicts
        disputed, roots = self._members(groups.disputed), self._roots(groups)
        self._compare_all(lambda pairs: self._around(pairs, disputed, roots), disputed)
        for (i, j), comparison in self._sorted():
            if comparison.relation is Relation.AGREES:
                groups.agree(i, j)
        joined = {i for key, found in self.found.items() if found.relation is Relation.AGREES for i in key}
        disputed, roots = self._members(groups.disputed), self._roots(groups)
        self._compare_all(lambda pairs: self._within(pairs, disputed, roots), self._members(joined - groups.disputed))
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

    def _roots(self, groups: _Groups) -> Numbers:
        return np.array([groups.root(i) for i in self._firsts], dtype=np.int64)

    def _possible(self, pairs: Pairs) -> Iterator[tuple[int, int]]:
        """Those that may conflict, and those that somebody may have judged."""
        ones, others = pairs
        yield from _chosen(ones, others, self._judged[ones] & self._judged[others])
        yield from self._sieve.conflicting([pairs])

    def _around(self, pairs: Pairs, disputed: Flags, roots: Numbers) -> Iterator[tuple[int, int]]:
        """Those of two answers of one dispute, and of a disputed answer and another that may agree with it."""
        ones, others = pairs
        yield from _chosen(ones, others, disputed[ones] & disputed[others] & (roots[ones] == roots[others]))
        outside = disputed[ones] != disputed[others]
        yield from self._sieve.agreeing([(ones[outside], others[outside])])

    def _within(self, pairs: Pairs, disputed: Flags, roots: Numbers) -> Iterator[tuple[int, int]]:
        """Those of an answer that was joined to a dispute and another that is disputed in it."""
        ones, others = pairs
        yield from _chosen(ones, others, (roots[ones] == roots[others]) & (disputed[ones] != disputed[others]))

    def _compare_all(
        self, worth_it: Callable[[Pairs], Iterable[tuple[int, int]]], touching: Flags | None = None
    ) -> None:
        """Compare the pairs of the blocks that are worth it; each process those of its own figures."""

        def work(share: Share) -> tuple[list[int], dict[tuple[int, int], Comparison]]:
            compared: list[int] = []
            found: dict[tuple[int, int], Comparison] = {}
            left: list[tuple[int, int]] = []
            for ones, others in self._blocks.pairs(touching):
                own = ones % share.of == share.number
                left.extend(worth_it((ones[own], others[own])))
            for p, q in still_wanted(sorted(left, key=self._home)):
                code = min(p, q) * len(self._firsts) + max(p, q)
                if code not in self._compared:
                    compared.append(code)
                    self._compare(*divmod(code, len(self._firsts)), found)
            return compared, found

        for compared, found in shared(work, self._processes):
            self._compared.update(compared)
            self.found.update(found)

    def _home(self, pair: tuple[int, int]) -> tuple[str, int]:
        """What brings pairs of one country together, so that what is known of its documents is still kept."""
        return self._homes[pair[0]], pair[0]

    def _compare(self, p: int, q: int, found: dict[tuple[int, int], Comparison]) -> None:
        """Compare two of the first answers of their pools, by their places there."""
        i, j = self._firsts[p], self._firsts[q]
        if self._known[i].document.id != self._known[j].document.id:
            self._note(i, j, found, (self._questions[p], self._questions[q]))

    def _note(
        self,
        i: int,
        j: int,
        found: dict[tuple[int, int], Comparison],
        asked: tuple[Question, Question] | None = None,
    ) -> None:
        new, old = self._known[i], self._known[j]
        comparison = compare_answers(new, old, related=False, asked=asked)
        if self._overruling is not None:
            comparison = self._overruling.overrule(new, old, comparison)
        if comparison is not None and comparison.relation is not Relation.RELATED:
            found[i, j] = comparison

    def _add_copies(self, pool: Sequence[int], groups: _Groups) -> None:
        """Set the copies of a disputed answer beside it alone, so that the work grows with their number only."""
        first = pool[0]
        if len(pool) == 1 or first not in groups.disputed:
            return
        for copy in pool[1:]:
            if self._known[copy].document.id != self._known[first].document.id:
                self._note(first, copy, self.found)


def _asked(answers: Sequence[Answer], processes: int) -> list[Question]:
    """The questions of answers with figures, worked out in so many processes."""

    def work(share: Share) -> list[Question]:
        own = answers[share.number :: share.of]
        return [question for answer in own if (question := question_of(answer)) is not None]

    dealt = shared(work, processes)
    return [dealt[place % processes][place // processes] for place in range(len(answers))]


def _country(question: Question) -> str:
    place = question.place
    return (place.country or place.key if place is not None else question.country) or ""


def _chosen(ones: Numbers, others: Numbers, flags: Flags) -> Iterator[tuple[int, int]]:
    return zip(ones[flags].tolist(), others[flags].tolist(), strict=True)


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
