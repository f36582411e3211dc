"""Numbers that somebody gives, in two texts side by side: what history says of them, where words alone cannot tell.

News puts one thing in ever other words ("72 people were aboard, the ministry said", "the airline spoke of 68
passengers and crew"), so the words that two sentences share say little. Whose numbers they are says more: of 280
everyday pairs of news sentences, written for this by four authors, words alone found 18 in a hundred conflicts, with
what history says of attributed numbers it is 67 (docs/accuracy-log.md). Sentences that name nobody are left to words:
of encyclopaedic ones history calls too many a conflict.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from factcheck.claims import Answer, Extraction, Figure, every_answer
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.neighbours import revised
from factcheck.compare.questions.phrases import names_in
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, settled, weigh
from factcheck.text.dates.periods import Period

LEAST_SURE_OF_ONE = 0.7
"""A score from which on history is believed where one side alone names who gives its number; where both do, any is."""
ANY_DAY = "2000-01-01"
"""Two texts without a date that somebody sets side by side are taken to be of one day: the last that either states."""


class Told(NamedTuple):
    """Two figures and what history makes of them."""

    a: Figure
    b: Figure
    comparison: Comparison


def told_by_history(a: Extraction, b: Extraction) -> Told | None:
    """The most urgent, then the surest of what history says of the figures of two texts; None where nothing compares.

    What it says of figures that nobody is named to have given is only what keeps them apart.
    """
    day = a.document.published or b.document.published or _last_stated(a, b)
    ours, theirs = _figures(a, day), _figures(b, day)
    named = bool(names_in(a.document.text) & names_in(b.document.text))
    weights = forests()
    weighed = [[weigh(x, y, related=True, strict=False, weights=weights) for x in ours] for y in theirs]
    found = []
    for y, row in zip(theirs, revised(ours, theirs, weighed, weights), strict=True):
        for x, pair in zip(ours, row, strict=True):
            told = settled(pair, related=True, weights=weights)
            if x.figure is None or y.figure is None or told is None:
                continue
            if told.relation is Relation.RELATED or _believed(x.figure, y.figure, told, named=named):
                found.append(Told(x.figure, y.figure, told))
    return min(found, key=_urgency, default=None)


def _urgency(told: Told) -> tuple[int, float]:
    """The surest comes first, but of figures that are only related those that are so the least surely."""
    relation, score = told.comparison.relation, told.comparison.score
    return relation.rank, score if relation is Relation.RELATED else -score


def _believed(x: Figure, y: Figure, told: Comparison, *, named: bool) -> bool:
    """Whether both numbers are somebody's, or one is, both texts share a name, and history is sure."""
    speakers = bool(x.speaker) + bool(y.speaker)
    return speakers == 2 or (speakers == 1 and named and told.score >= LEAST_SURE_OF_ONE)


def _last_stated(a: Extraction, b: Extraction) -> str:
    stated = [Period.parse(figure.as_of) for figure in (*a.figures, *b.figures)]
    return max((period.last.isoformat() for period in stated if period is not None), default=ANY_DAY)


def _figures(extraction: Extraction, day: str) -> list[Answer]:
    """The figures of a text in their setting, of that day where it has no date of its own."""
    if not extraction.document.published:
        extraction = replace(extraction, document=replace(extraction.document, published=day))
    return [answer for answer in every_answer(extraction) if answer.figure is not None]
