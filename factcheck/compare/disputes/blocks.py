"""Blocks: which stored figures are held against each other at all, so that the work stays near linear.

Two figures meet that may count one thing in one dimension and have a place, an owner or a place of their documents in
common, and those in one dimension of documents that tell one story (`stories`). Where more than `MOST_IN_BLOCK` share
all that, those meet whose times are near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.columns.overlaps import stretches
from factcheck.compare.disputes.stories import story_keys
from factcheck.compare.questions.concepts import things_in
from factcheck.compare.questions.questions import Question
from factcheck.text.places import WORLD

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Pairs = tuple[Numbers, Numbers]
MOST_PLACES = 8
MOST_IN_BLOCK = 200
"""Blocks above this size are cut up by time."""
STEP = MOST_IN_BLOCK // 2
GATHERED = 2_000_000
"""Pairs, those of several blocks several times, that are gathered at once."""


class Blocks:
    """Figures by what they can be found by. `keys` are those of each figure, `times` what brings them into order."""

    def __init__(self, keys: Iterable[Iterable[object]], times: Iterable[str]) -> None:
        ordered = sorted(enumerate(times), key=lambda timed: (timed[1], timed[0]))
        self._order = np.array([index for index, _ in ordered], dtype=np.int64)
        self._rank = np.argsort(self._order)
        blocks: dict[object, list[int]] = defaultdict(list)
        for index, own in enumerate(keys):
            for key in own:
                blocks[key].append(index)
        members = [self._rank[found] for found in blocks.values() if len(found) > 1]
        for found in members:
            found.sort()
        sizes = np.array([len(found) for found in members], dtype=np.int64)
        self._members = np.concatenate(members) if members else np.zeros(0, dtype=np.int64)
        starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
        at = np.arange(len(self._members)) - starts
        # A block is cut where every hundredth begins; a cut holds two hundred, so that neighbours are held together.
        since = np.maximum(0, at // STEP * STEP - STEP)
        until = np.minimum(np.repeat(sizes, sizes), at // STEP * STEP + MOST_IN_BLOCK)
        by_rank = np.argsort(self._members, kind="stable")
        self._places = by_rank
        self._since, self._until = (since + starts)[by_rank], (until + starts)[by_rank]
        self._of_figure = np.searchsorted(self._members[by_rank], np.arange(len(self._order) + 1))

    def pairs(self, touching: Flags | None = None, own: Flags | None = None) -> Iterator[Pairs]:
        """All pairs that meet, each once, those of one figure together; or all of which one is `touching`.

        With `own` figures only those of which the first is one of them; all pairs have a first.
        """
        figures = len(self._order)
        touched = np.ones(figures, dtype=bool) if touching is None else touching[self._order]
        wanted = touched if own is None else touched & own[self._order]
        since = self._places + 1 if touching is None else self._since
        counts = (self._until - since) * np.repeat(wanted, np.diff(self._of_figure))
        waiting = np.concatenate([[0], np.cumsum(counts)])[self._of_figure]
        rounds = np.searchsorted(waiting, np.arange(0, waiting[-1] + GATHERED, GATHERED))
        for first, last in pairwise(np.unique(np.minimum([*rounds, figures], figures)).tolist()):
            entries = slice(self._of_figure[first], self._of_figure[last])
            many = counts[entries]
            places, owners = stretches(since[entries], many)
            ones, others = self._members[self._places[entries]][owners], self._members[places]
            codes = np.sort(ones * figures + others)
            codes = codes[np.diff(codes, prepend=-1) > 0]
            ones, others = codes // figures, codes % figures
            if touching is not None:
                once = (ones < others) | ((ones > others) & ~touched[others])
                ones, others = ones[once], others[once]
            yield self._order[ones], self._order[others]


def keys_of(questions: Sequence[Question]) -> list[list[object]]:
    """What each figure of a workspace can be found by."""
    return [[*block_keys(q), *story] for q, story in zip(questions, story_keys(questions), strict=True)]


def block_keys(question: Question) -> list[object]:
    """What a figure can be found by."""
    anchors = _anchors(question)
    return [(thing, question.dimension, anchor) for thing in _things(question) for anchor in anchors]


def time_key(question: Question) -> str:
    """What brings the figures of a block into the order of time."""
    return str(question.period.last) if question.period is not None else ""


def _things(question: Question) -> frozenset[str | None]:
    """What is counted; where that is left open, all that the text around may mean."""
    measure = question.measure
    if measure is not None and measure.thing and (measure.known or question.unit is None):
        return frozenset({measure.thing})
    own = frozenset({measure.thing if measure is not None else None})
    return own | things_in(question.tokens | question.context)


def _anchors(question: Question) -> set[str]:
    """What a question can be found by: its place and its subject."""
    anchors = set()
    if question.place is not None:
        anchors.add(question.place.key)
    elif question.place_text:
        anchors.add(question.place_text.lower())
    if question.country is not None:
        anchors.add(question.country)
    elif question.subject:
        anchors.add(question.subject.lower())
    anchors |= {place.key for place in question.places} | question.title_places
    anchors |= set(sorted(question.passage_places - {WORLD})[:MOST_PLACES])
    return anchors or {""}
