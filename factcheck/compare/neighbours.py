"""Neighbours: what other stored figures tell of two that may answer one question.

A claim and a stored figure are weighed by what the two say of themselves. But where a third figure surely answers the
claim's question and the stored one's too, so do the two; where it answers the one's and plainly not the other's, they
hardly do; and where the number of the claim, given by others, has since changed, so it has here. With it goes who gives
the two numbers, whether they lie on the course that the others take in time, how texts that have both set them against
each other (`contrasts`), and what their own clauses say. Two forests weigh all that
(collective classification, as in Sen et al. 2008, "Collective classification in network data", in one round: a second
brought nothing). They are asked only where the numbers do not fit: those that fit are told well enough without.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeGuard

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.contrasts import Contrasts
from factcheck.compare.evidence.cues import cues, cues_of
from factcheck.compare.evidence.sameness import Forests
from factcheck.compare.intervals import Quantity
from factcheck.compare.questions.questions import Question, question_of
from factcheck.compare.relations import Comparison, Open, weigh
from factcheck.compare.voices import telling_words, voices
from factcheck.text.dates.dates import day_of
from factcheck.text.dates.periods import Period

Table = NDArray[np.float64]
Found = Open | Comparison | None
"""What two figures say of each other (`relations.weigh`)."""
Cells = tuple[float, float, float, float]
"""Of two figures what stands in each of the tables of Likelihoods."""
APART: Cells = (0.0, 0.5, 0.0, 0.0)
"""Of figures that are not compared."""
Between = dict[tuple[str, str], Cells]
"""The same by the ids of the two."""
LEAST_LIKELY = 0.05
"""Figures less likely to be of the claim's question are no neighbours: their company is large and tells nothing."""
SLIGHT = 0.2
"""The weight of what is taken for granted where there are no neighbours."""
LEAST_ODDS = 1e-4
TRUSTED = 0.7
"""So likely is a change in which neighbours are believed though both numbers are of one time. From .5 on more of gold's
changes would be told, but 149,000 soldiers beside the 190,000 of the same day would be a change too."""
ALIKE = 0.02
"""Numbers that differ by no more than this share are one."""


def revised(
    asked: Sequence[Answer],
    known: Sequence[Answer],
    told: Sequence[Sequence[Found]],
    weights: Forests,
    between: Between | None = None,
) -> list[list[Found]]:
    """The same as `told`, a row for each known answer and a column for each that asks, with what the neighbours say."""
    out = [list(row) for row in told]
    for place, number, pair, evidence in neighbourly(asked, known, told, weights, between):
        same = weights.apart_by_neighbours.probability(evidence)
        change = weights.change_by_neighbours.probability(evidence)
        out[place][number] = replace(pair, same=same, change=change, trusted=TRUSTED)
    return out


def neighbourly(
    asked: Sequence[Answer],
    known: Sequence[Answer],
    told: Sequence[Sequence[Found]],
    weights: Forests,
    between: Between | None = None,
) -> Iterator[tuple[int, int, Open, dict[str, float]]]:
    """The pairs that neighbours tell something of, by row and column, with the evidence for it.

    Long documents are left out: of two in a year's archive hardly any figures answer one question. `between` keeps what
    known figures say of each other, for the next claim that is set beside them.
    """
    likely = [place for place, row in enumerate(told) if any(_likely(found) for found in row)]
    if not likely:
        return
    near = [known[place] for place in likely]
    among = _among(asked, near, [told[place] for place in likely], weights, {} if between is None else between)
    figures = [*near, *asked]
    company = Company(figures, len(near), among, weights, Series.of(figures, map(question_of, figures)))
    for at, place in enumerate(likely):
        for number, found in enumerate(told[place]):
            if _likely(found) and not found.fit:
                yield place, number, found, company.evidence(number, at, found)


def _likely(found: Found) -> TypeGuard[Open]:
    return isinstance(found, Open) and found.same >= LEAST_LIKELY and not found.found["long document"]


def _cells(found: Found) -> Cells:
    return (found.same, found.change, found.fit, found.found["time same"]) if isinstance(found, Open) else APART


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """What each two of some figures are to each other: tables [figures, figures]."""

    same: Table
    """How likely they are of one question; 0 where they are not compared."""
    change: Table
    """How likely time has changed the number."""
    fit: Table
    """1 where their numbers agree or are one that has not changed."""
    at_once: Table
    """1 where they are of one time."""

    @staticmethod
    def none(size: int) -> Likelihoods:
        """Of so many figures, none compared with another."""
        return Likelihoods(*(np.full((size, size), told) for told in APART))

    def note(self, one: int, other: int, found: Cells) -> None:
        """Keep what two figures say of each other."""
        for i, j in ((one, other), (other, one)):
            self.same[i, j], self.change[i, j], self.fit[i, j], self.at_once[i, j] = found


def _among(
    asked: Sequence[Answer],
    known: Sequence[Answer],
    told: Sequence[Sequence[Found]],
    weights: Forests,
    between: Between,
) -> Likelihoods:
    """What known figures are to those that ask, which come last, and to each other."""
    among = Likelihoods.none(len(known) + len(asked))
    for one, row in enumerate(told):
        for number, found in enumerate(row):
            among.note(one, len(known) + number, _cells(found))
        for other in range(one):
            pair = known[one], known[other]
            if pair[0].document.id != pair[1].document.id:
                key = pair[0].id, pair[1].id
                if key not in between:
                    between[key] = _cells(weigh(*pair, related=False, strict=False, weights=weights))
                among.note(one, other, between[key])
    return among


class Series(NamedTuple):
    """Of each of some figures its last day and its number, not a number where it has none, and its unit."""

    days: Table
    values: Table
    units: NDArray[np.str_]

    @staticmethod
    def of(answers: Sequence[Answer], questions: Iterable[Question | None]) -> Series:
        """Those of answers with their questions."""
        asked = list(questions)
        days = [q.period.last.toordinal() if q is not None and q.period is not None else math.nan for q in asked]
        middles = [Quantity.of(answer.figure).middle if answer.figure is not None else math.nan for answer in answers]
        values = [value if math.isfinite(value) else math.nan for value in middles]
        return Series(np.array(days), np.array(values), np.array([str(q.unit) if q is not None else "" for q in asked]))

    def at(self, places: Sequence[int]) -> Series:
        """Those of some of the figures."""
        return Series(self.days[places], self.values[places], self.units[places])


class Company:
    """Figures of which the `first` so many are known and the others ask, and what all are to each other (`among`).

    `beside` keeps what two figures of one document are to each other, by their ids; several companies may share it.
    """

    def __init__(
        self,
        answers: Sequence[Answer],
        first: int,
        among: Likelihoods,
        weights: Forests,
        series: Series,
        beside: dict[tuple[str, str], tuple[float, float]] | None = None,
    ) -> None:
        self._answers, self._first = answers, first
        self._same, self._change, self._fit, self._at_once = among.same, among.change, among.fit, among.at_once
        self._asking = np.arange(len(answers)) >= first
        self._documents = np.array([answer.document.id for answer in answers])
        self._days, self._values, self._units = series
        self._contrasts, self._weights = Contrasts(answers, self._days), weights
        self._told_beside = {} if beside is None else beside

    def evidence(self, number: int, other: int, pair: Open) -> dict[str, float]:
        """What the neighbours say of a figure that asks, `ours`, and of a known one, `theirs`."""
        asking = self._first + number
        third = ~self._asking
        third[other] = False
        ours, theirs = self._same[asking] * third, self._same[other] * third
        fit = ours * self._fit[asking], theirs * self._fit[other]
        elsewhere = self._documents != self._documents[other]
        told_with = self._same[other] * self._asking
        told_with[asking] = 0
        both, alone = ours * theirs, (ours * (1 - theirs) * elsewhere, theirs * (1 - ours))
        return {
            "same": odds(pair.same),
            "differs outright": float(pair.beside.outright is not None),
            "both": _most(both),
            "both, second": _most(both, 2),
            "our number, theirs": _most(fit[0] * theirs),
            "their number, ours": _most(fit[1] * ours),
            "either number": _most(fit[0] * fit[1]),
            "neither number": _most((ours - fit[0]) * (theirs - fit[1])),
            "ours alone": _most(alone[0]),
            "ours alone, second": _most(alone[0], 2),
            "theirs alone": _most(alone[1]),
            "theirs alone, second": _most(alone[1], 2),
            "beside theirs": _most(ours * ~elsewhere),
            "beside ours": _most(told_with),
            "theirs among ours": _share((ours * elsewhere) ** 2, theirs),
            "ours among theirs": _share(theirs**2, ours),
            "ours in all": float((ours * elsewhere).sum()),
            "theirs in all": float(theirs.sum()),
            "ours surer": float((ours > pair.same).sum()),
            "theirs surer": float((theirs > pair.same).sum()),
            **self._of_change((asking, other), pair, (ours, theirs), fit),
            **_of_voices(self._answers[asking], self._answers[other]),
            "speaker same": float(pair.found["speaker same"]),
            **_of_days(pair),
            **self._of_course("our", asking, ours),
            **self._of_course("their", other, theirs),
            **self._of_contrasts(asking, other),
            **_of_cues(self._answers[asking], self._answers[other]),
        }

    def _of_contrasts(self, asking: int, other: int) -> dict[str, float]:
        """What documents tell that have the two numbers, or figures of one question with the same, side by side."""
        ours, theirs = (self._same[place] * self._fit[place] for place in (asking, other))
        ours[asking], ours[other], theirs[asking], theirs[other] = 1.0, 0.0, 0.0, 1.0
        return self._contrasts.evidence(ours, theirs, other, self._side_by_side)

    def _side_by_side(self, one: int, other: int) -> tuple[float, float]:
        """How likely two figures of one document are of one question, and time has changed the number."""
        pair = self._answers[min(one, other)], self._answers[max(one, other)]
        key = pair[0].id, pair[1].id
        if key not in self._told_beside:
            found = weigh(*pair, related=False, strict=False, weights=self._weights)
            self._told_beside[key] = (found.same, found.change) if isinstance(found, Open) else (0.0, 0.5)
        return self._told_beside[key]

    def _of_change(
        self, places: tuple[int, int], pair: Open, likely: tuple[Table, Table], fit: tuple[Table, Table]
    ) -> dict[str, float]:
        """What they say of time: whether one of the two numbers, given by others, has changed into the other."""
        change = self._change[places[0]], self._change[places[1]]
        alike = fit[0] * likely[1], fit[1] * likely[0]
        changed = alike[0] * change[1], alike[1] * change[0]
        return {
            "change": odds(pair.change),
            "our number changed": _mean(changed[0], alike[0], pair.change),
            "their number changed": _mean(changed[1], alike[1], pair.change),
            "either changed": _mean(changed[0] + changed[1], alike[0] + alike[1], pair.change),
            "numbers alike": float((alike[0] + alike[1]).sum()),
            "ours stands": _share(fit[0], change[0]),
            "theirs stands": _share(fit[1], change[1]),
            "ours changes": _share(likely[0] - fit[0], change[0]),
            "theirs changes": _share(likely[1] - fit[1], change[1]),
            "our number at once": float((fit[0] * self._at_once[places[0]]).sum()),
            "their number at once": float((fit[1] * self._at_once[places[1]]).sum()),
            **{name: float(pair.found[name]) for name in ("time same", "days apart", "later is higher")},
        }

    def _of_course(self, whose: str, place: int, likely: Table) -> dict[str, float]:
        """How a number lies to those of the likely figures: whether it rises with them, and what is of its own day."""
        days, values = self._days - self._days[place], self._values - self._values[place]
        known = (self._units == self._units[place]) & (self._documents != self._documents[place])
        known &= ~np.isnan(days + values)
        days, values = np.where(known, days, 0.0), np.where(known, values, 0.0)
        unlike = np.abs(values) > ALIKE * abs(self._values[place])
        weights = likely * known * (days != 0) * (values != 0)
        at_once = likely * known * (np.abs(days) <= 1)
        return {
            f"{whose} number rises": _mean(weights * np.sign(days * values), weights, 0.0),
            f"{whose} number beside other days": float(weights.sum()),
            f"{whose} day has others": float((at_once * unlike).sum()),
            f"{whose} day has the number": float((at_once * ~unlike).sum()),
        }


def _of_voices(ours: Answer, theirs: Answer) -> dict[str, float]:
    """Whether the two may speak for one house, and whether anybody is named."""
    both = voices(ours), voices(theirs)
    speakers = [(a.figure.speaker,) if a.figure is not None and a.figure.speaker else () for a in (ours, theirs)]
    return {
        "voices share a word": float(bool(telling_words(both[0]) & telling_words(both[1]))),
        "speakers share a word": float(bool(telling_words(speakers[0]) & telling_words(speakers[1]))),
        "our voice": float(bool(both[0])),
        "their voice": float(bool(both[1])),
    }


def _of_cues(ours: Answer, theirs: Answer) -> dict[str, float]:
    """What the clauses of the two say, each by itself and beside the other."""
    return {
        **{f"our cue {name}": float(found) for name, found in cues_of(ours).found.items()},
        **{f"their cue {name}": float(found) for name, found in cues_of(theirs).found.items()},
        **{name: float(found) for name, found in cues(ours, theirs).items()},
    }


def _of_days(pair: Open) -> dict[str, float]:
    """Which of the two times is the text's own, and how the days of publication lie to each other."""
    a, b = pair.beside.a, pair.beside.b
    published = day_of(pair.beside.new.document.published), day_of(pair.beside.old.document.published)
    apart = (published[0] - published[1]).days if published[0] is not None and published[1] is not None else 0
    ours_later = a.period.last.toordinal() - b.period.last.toordinal() if a.period and b.period else 0
    return {
        "our time stated": float(a.stated),
        "their time stated": float(b.stated),
        "ours later": float(np.sign(ours_later)),
        "published apart": float(apart),
        "published at once": float(pair.found["one day of publication"]),
        "our time open": _open(a, published[0]),
        "their time open": _open(b, published[1]),
    }


def _open(question: Question, published: date | None) -> float:
    """The days of a question's own time that were still to come when its text was published, in logarithms.

    Below 0 those since its end: a count that is published while its time runs is not the last, nor a forecast the fact.
    """
    period = Period.parse(question.as_of) if question.stated else None
    if published is None or period is None:
        return 0.0
    days = (period.last - published).days
    return math.copysign(math.log1p(abs(days)), days)


def odds(probability: float) -> float:
    """The logarithm of the odds, finite where nothing is open."""
    return math.log((probability + LEAST_ODDS) / (1 - probability + LEAST_ODDS))


def _most(column: Table, place: int = 1) -> float:
    """The highest entry, or the one in that place; 0 where there are fewer."""
    return float(np.partition(column, -place)[-place]) if len(column) >= place else 0.0


def _mean(weighted: Table, weights: Table, otherwise: float) -> float:
    return float((weighted.sum() + SLIGHT * otherwise) / (weights.sum() + SLIGHT))


def _share(weights: Table, column: Table) -> float:
    return _mean(weights * column, weights, 0.0)
