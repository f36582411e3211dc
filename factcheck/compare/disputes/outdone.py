"""Outdone: the conflicts of many figures that give way to what one of the two is to the number beside (`rivals`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np

from factcheck.claims import Answer
from factcheck.compare.addends import either_makes_up
from factcheck.compare.columns.compared import Comparing
from factcheck.compare.columns.rulings import RELATIONS
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.reasons import Relation
from factcheck.compare.rivals import OUTDOING, contested, side_by_side

Pair = tuple[int, int]
"""Two figures by their places among all, the lower first."""


def outdone(conflicts: Mapping[Pair, float], answers: Sequence[Answer], comparing: Comparing) -> set[Pair]:
    """Which of the conflicts, each with the score that is shown, give way to a surer counterpart."""
    of_document: dict[str, list[int]] = defaultdict(list)
    for place, answer in enumerate(answers):
        of_document[answer.document.id].append(place)
    rivals: dict[int, list[int]] = {}
    for place in {place for pair in conflicts for place in pair}:
        own = answers[place]
        rivals[place] = [other for other in of_document[own.document.id] if side_by_side(own, answers[other])]
    beside: dict[Pair, list[tuple[Pair, Pair]]] = {
        (i, j): [((j, rival), _pair(i, rival)) for rival in rivals[j]]
        + [((i, rival), _pair(j, rival)) for rival in rivals[i]]
        for i, j in conflicts
    }
    sure = _sure({counterpart for found in beside.values() for _, counterpart in found}, comparing)

    @cache
    def against(own: int, rival: int) -> bool:
        return contested(answers[own], answers[rival])

    def addends(i: int, j: int) -> bool:
        ours, theirs = ([answers[other] for other in of_document[answers[place].document.id]] for place in (i, j))
        return either_makes_up(answers[i], answers[j], ours, theirs)

    return {
        pair
        for pair, score in conflicts.items()
        if addends(*pair)
        or any(sure.get(counterpart, -1.0) >= score and not against(*both) for both, counterpart in beside[pair])
    }


def _sure(pairs: Iterable[Pair], comparing: Comparing) -> dict[Pair, float]:
    """How sure those of the pairs are that agree or have changed."""
    i, j = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    return {
        _pair(p, q): forests().shown(RELATIONS[at], score)
        for found in comparing.compare(comparing.sieve.sifted(i, j, Relation.CHANGED))
        for p, q, at, score in zip(*(c.tolist() for c in (found.i, found.j, found.relation, found.score)), strict=True)
        if RELATIONS[at] in OUTDOING
    }


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
