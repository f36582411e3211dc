"""Contradictions: the pairs of stored figures that conflict, what else stands around them, and how they hang together.

Pairs are compared in columns (`compared`), many at once; those on which somebody decided, one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.columns.compared import Compared, Comparing
from factcheck.compare.columns.rulings import RELATIONS
from factcheck.compare.columns.sieve import Sieve, Sifted
from factcheck.compare.columns.values import among
from factcheck.compare.columns.wordsets import WordSets
from factcheck.compare.disputes.blocks import Blocks, Flags, Numbers, keys_of, time_key
from factcheck.compare.disputes.neighbourhood import neighbourhood
from factcheck.compare.disputes.outdone import outdone
from factcheck.compare.disputes.sharing import TO_SEND, Share, shared, still_wanted, worth_having
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.questions.questions import Question, question_of
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, compare_answers

Keys = NDArray[np.int64]
"""Pairs of answers by their places among all: [pairs, 2]."""
Asked = tuple[Numbers, Numbers, Relation]
"""Pairs of which some may have a relation; CHANGED stands for any."""
Told = dict[tuple[int, int], Comparison]
PER_PAIR = 20
"""Comparing a pair by itself, or asking its neighbours, takes as long as comparing so many figures in columns."""


class Overruling(Protocol):
    """What people decided on pairs, in place of the machine's comparison."""

    def touches(self, answer: Answer) -> bool:
        """Whether somebody decided something on a pair of which this is a side."""

    def overrule(self, new: Answer, old: Answer, comparison: Comparison | None) -> Comparison | None:
        """The comparison, or what a person decided in its place."""


class Groups:
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


class Contradictions:
    """The pairs that disputes are made of: those that conflict, then what else stands around them.

    What agrees or has changed matters only where one of the two is disputed, so that is looked for last.
    """

    def __init__(self, known: Sequence[Answer], overruling: Overruling | None) -> None:
        self.told: Told = {}
        """What single pairs of answers are to each other, by their places."""
        self.compared = Compared.none()
        """What many are, by their places among all answers."""
        self._known = known
        self._overruling = overruling
        self._pools = _pools(known)
        self._firsts = np.array([pool[0] for pool in self._pools], dtype=np.int64)
        self._answers = answers = [known[i] for i in self._firsts.tolist()]
        self._processes = worth_having(len(answers))
        self._questions = _asked(answers, self._processes)
        self._homes = [_country(question) for question in self._questions]
        self._blocks, self._comparing = self._laid_out(answers)
        self._sieve = self._comparing.sieve
        self._judged = np.array([overruling is not None and overruling.touches(a) for a in answers], dtype=bool)
        self._single: set[int] = set()
        """Pairs that were compared one by one, as codes."""
        self._settled: Numbers = np.zeros(0, dtype=np.int64)
        """Pairs of which nothing is left to find, as codes in order."""

    def groups(self) -> Groups:
        """What belongs together; the pairs are then those of disputes alone."""
        groups = Groups(len(self._known))
        self._find(self._possible, only=Relation.CONFLICTS)
        self._ask_neighbours()
        self._give_way()
        self._draw_together(groups)
        self._add_copies(groups.disputed)
        self._draw_together(groups)  # somebody may have said that a copy conflicts
        disputed, roots = self._members(groups.disputed), self._roots(groups)
        self._find(lambda ones, others: self._around(ones, others, disputed, roots), disputed)
        agreeing = self.keys(Relation.AGREES)
        for i, j in agreeing.tolist():
            groups.agree(i, j)
        joined = set(agreeing.ravel().tolist()) - groups.disputed
        roots = self._roots(groups)
        self._find(lambda ones, others: self._within(ones, others, disputed, roots), self._members(joined))
        pairs = zip(self.compared.i.tolist(), self.compared.j.tolist(), strict=True)
        self.compared = self.compared.at(np.array([groups.together(i, j) for i, j in pairs], dtype=bool))
        self.told = {key: found for key, found in self.told.items() if groups.together(*key)}
        return groups

    def _give_way(self) -> None:
        """Leave out the conflicts that give way to a surer counterpart beside one of the two; not what people say."""
        i, j = (np.searchsorted(self._firsts, side) for side in (self.compared.i, self.compared.j))
        scores = [forests().shown(Relation.CONFLICTS, score) for score in self.compared.score.tolist()]
        conflicts = dict(zip(_pairs(i, j), scores, strict=True))
        for key, found in self.told.items():
            p, q = np.searchsorted(self._firsts, key).tolist()
            if found.relation is Relation.CONFLICTS and not (self._judged[p] and self._judged[q]):
                conflicts[p, q] = found.score
        beside = sorted(conflicts.items())

        def work(share: Share) -> set[tuple[int, int]]:
            return outdone(dict(share.part(beside)), self._answers, self._comparing)

        gone = set().union(*shared(work, worth_having(len(beside))))
        ones, others = np.array(sorted(gone), dtype=np.int64).reshape(-1, 2).T
        self._settle(ones, others)

    def _settle(self, i: Numbers, j: Numbers) -> None:
        """Take some pairs of answers, by their places among the first of pools, out of what is found or to be found."""
        codes = np.sort(self._codes(i, j))
        self._settled = np.union1d(self._settled, codes)
        self._single.update(codes.tolist())
        sides = (np.searchsorted(self._firsts, side) for side in (self.compared.i, self.compared.j))
        self.compared = self.compared.at(~among(self._codes(*sides), codes))
        left = set(_pairs(self._firsts[i], self._firsts[j]))
        self.told = {key: found for key, found in self.told.items() if key not in left}

    def _ask_neighbours(self) -> None:
        """Let the other figures have their say on what may conflict, where they are not too many."""
        found = neighbourhood(self._answers, self._questions, self._comparing, self._blocks)
        if found is None:
            return
        said = _pairs(*(np.searchsorted(self._firsts, side) for side in (self.compared.i, self.compared.j)))
        doubtful = [(p, q) for p, q in found.doubtful(said) if not (self._judged[p] and self._judged[q])]

        def work(share: Share) -> dict[tuple[int, int], Comparison | None]:
            return found.told(share.part(doubtful))

        for told in shared(work, worth_having(PER_PAIR * len(doubtful))):
            self._settle(*np.array(list(told), dtype=np.int64).reshape(-1, 2).T)
            for (p, q), comparison in told.items():
                if comparison is not None:
                    self.told[int(self._firsts[p]), int(self._firsts[q])] = comparison

    def _laid_out(self, answers: Sequence[Answer]) -> tuple[Blocks, Comparing]:
        """Which figures meet, and what is known of each in columns: one process makes the half of it, one the other."""
        questions = self._questions

        def work(share: Share) -> tuple[Comparing | None, tuple[Blocks, WordSets] | None]:
            first, last = share.number == 0, share.number == share.of - 1
            comparing = Comparing(answers, questions, Sieve(answers, questions)) if first else None
            blocks = Blocks(keys_of(questions), map(time_key, questions)) if last else None
            return comparing, (blocks, WordSets(questions)) if blocks is not None else None

        made = shared(work, min(self._processes, 2))
        comparing, others = made[0][0], made[-1][1]
        assert comparing is not None
        assert others is not None
        blocks, comparing.sieve.columns.words = others
        return blocks, comparing

    def question(self, place: int) -> Question:
        """The question of the first answer of a pool, by its place among all."""
        return self._questions[int(np.searchsorted(self._firsts, place))]

    def keys(self, relation: Relation) -> Keys:
        """The pairs that have a relation, in the order of the answers."""
        told = [key for key, found in self.told.items() if found.relation is relation]
        which = self.compared.relation == RELATIONS.index(relation)
        compared = np.stack([self.compared.i[which], self.compared.j[which]], axis=1)
        keys = np.concatenate([compared, np.array(told, dtype=np.int64).reshape(-1, 2)])
        return keys[np.lexsort((keys[:, 1], keys[:, 0]))]

    def _draw_together(self, groups: Groups) -> None:
        for i, j in self.keys(Relation.CONFLICTS).tolist():
            groups.contradict(i, j)

    def _members(self, known: AbstractSet[int]) -> Flags:
        return np.isin(self._firsts, np.array(sorted(known), dtype=np.int64))

    def _roots(self, groups: Groups) -> Numbers:
        return np.array([groups.root(i) for i in self._firsts.tolist()], dtype=np.int64)

    def _possible(self, ones: Numbers, others: Numbers) -> Iterator[Asked]:
        """Those that may conflict."""
        yield ones, others, Relation.CONFLICTS

    def _around(self, ones: Numbers, others: Numbers, disputed: Flags, roots: Numbers) -> Iterator[Asked]:
        """Those of two answers of one dispute, and of a disputed answer and another that may agree with it."""
        inside = disputed[ones] & disputed[others] & (roots[ones] == roots[others])
        yield ones[inside], others[inside], Relation.CHANGED
        outside = disputed[ones] != disputed[others]
        yield ones[outside], others[outside], Relation.AGREES

    def _within(self, ones: Numbers, others: Numbers, disputed: Flags, roots: Numbers) -> Iterator[Asked]:
        """Those of an answer that was joined to a dispute and another that is disputed in it."""
        inside = (roots[ones] == roots[others]) & (disputed[ones] != disputed[others])
        yield ones[inside], others[inside], Relation.CHANGED

    def _find(
        self,
        wanted: Callable[[Numbers, Numbers], Iterable[Asked]],
        touching: Flags | None = None,
        only: Relation | None = None,
    ) -> None:
        """Compare the pairs of the blocks that are wanted; each process those of its own figures."""
        sides = (np.searchsorted(self._firsts, side) for side in (self.compared.i, self.compared.j))
        done = np.sort(np.concatenate([self._codes(*sides), self._settled]))

        def work(share: Share) -> tuple[list[int], Told, Compared]:
            single: list[tuple[int, int]] = []
            sifted = self._sifted(wanted, touching, share, done, single)
            compared = Compared.joined(list(self._comparing.compare(still_wanted(sifted), only)))
            codes: list[int] = []
            told: Told = {}
            for p, q in still_wanted(sorted(single, key=self._home)):
                code = p * len(self._firsts) + q
                if code not in self._single:
                    codes.append(code)
                    self._compare(p, q, told)
            return codes, told, compared

        for codes, told, compared in shared(work, self._processes):
            self._single.update(codes)
            self.told.update(told)
            self.compared = Compared.joined([self.compared, compared.among(self._firsts)])

    def _sifted(
        self,
        wanted: Callable[[Numbers, Numbers], Iterable[Asked]],
        touching: Flags | None,
        share: Share,
        done: Numbers,
        single: list[tuple[int, int]],
    ) -> Iterator[Sifted]:
        """What is left of the pairs to compare together; those to compare one by one are added to `single`."""
        own = np.arange(len(self._firsts)) % share.of == share.number
        for pairs in self._blocks.pairs(touching, own):
            for ones, others, relation in wanted(*pairs):
                i, j = np.minimum(ones, others), np.maximum(ones, others)
                judged = self._judged[i] & self._judged[j]
                single.extend(_pairs(i[judged], j[judged]))
                for p, q in self._sieve.comparable(i[~judged], j[~judged], relation):
                    new = ~among(self._codes(p, q), done)
                    yield from self._sieve.left(p[new], q[new], relation)

    def _codes(self, i: Numbers, j: Numbers) -> Numbers:
        return i * len(self._firsts) + j

    def _home(self, pair: tuple[int, int]) -> tuple[str, int]:
        """What brings pairs of one country together, so that what is known of its documents is still kept."""
        return self._homes[pair[0]], pair[0]

    def _compare(self, p: int, q: int, told: Told) -> None:
        """Compare two of the first answers of their pools, by their places there."""
        i, j = int(self._firsts[p]), int(self._firsts[q])
        if self._known[i].document.id != self._known[j].document.id:
            self._note(i, j, told, self._questions[p], self._questions[q])

    def _note(self, i: int, j: int, told: Told, one: Question, other: Question | None = None) -> None:
        new, old = self._known[i], self._known[j]
        other = other if other is not None else question_of(old)
        assert other is not None
        comparison = compare_answers(new, old, related=False, asked=(one, other))
        if self._overruling is not None:
            comparison = self._overruling.overrule(new, old, comparison)
        if comparison is not None and comparison.relation is not Relation.RELATED:
            told[i, j] = comparison

    def _add_copies(self, disputed: AbstractSet[int]) -> None:
        """Set the copies of disputed answers beside these alone, so that the work grows with their number only."""
        copied = [(first, copy) for first, *copies in self._pools if first in disputed for copy in copies]

        def work(share: Share) -> Told:
            told: Told = {}
            for first, copy in still_wanted(share.part(copied)):
                if self._known[copy].document.id != self._known[first].document.id:
                    self._note(first, copy, told, self.question(first))
            return told

        for told in shared(work, worth_having(PER_PAIR * len(copied))):
            self.told.update(told)


def _asked(answers: Sequence[Answer], processes: int) -> list[Question]:
    """The questions of answers with figures, worked out in so many processes: each reads its own documents."""

    def work(share: Share) -> list[Question]:
        return [q for answer in share.part(answers, TO_SEND) if (q := question_of.__wrapped__(answer)) is not None]

    return list(chain.from_iterable(shared(work, processes)))


def _country(question: Question) -> str:
    place = question.place
    return (place.country or place.key if place is not None else question.country) or ""


def _pairs(i: Numbers, j: Numbers) -> Iterator[tuple[int, int]]:
    return zip(i.tolist(), j.tolist(), strict=True)


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
