"""Standing: how many figures of new documents conflict with what stands already, counted for a batch at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from factcheck.claims import Answer
from factcheck.compare.columns.columns import Columns
from factcheck.compare.columns.sieve import Pairs, Sieve
from factcheck.compare.questions.concepts import PER_DAY
from factcheck.compare.questions.questions import Question, question_of
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, compare_answers
from factcheck.compare.rivals import gives_way
from factcheck.compare.rules.gate import surely_closed

GATHERED = 50_000
"""Pairs that are gathered before they are weighed."""


def count_conflicts(new: Sequence[Iterable[Answer]], before: Iterable[Answer]) -> list[int]:
    """For each new document, how many of its figures conflict with one from `before` or from a document ahead of it.

    Figures are held against those that count the same thing, or something unknown, in a unit of the same dimension.
    """
    standing = _asked(before)
    documents = [_asked(answers) for answers in new]
    everything = [*standing, *(pair for own in documents for pair in own)]
    sieve = Sieve([answer for answer, _ in everything], [question for _, question in everything])
    places, at = [], len(standing)
    for own in documents:
        places.append(range(at, at + len(own)))
        at += len(own)
    of_document: dict[str, list[Answer]] = defaultdict(list)
    for answer, _ in everything:
        of_document[answer.document.id].append(answer)
    conflicting: set[int] = set()
    for one, other in sieve.conflicting(pairs_ahead(sieve.columns, places)):
        if one not in conflicting:
            sides = everything[one], everything[other]
            found = _conflict(*sides[0], *sides[1])
            texts = (of_document[answer.document.id] for answer, _ in sides)
            if found is not None and not gives_way(found, sides[0][0], sides[1][0], *texts):
                conflicting.add(one)
    return [sum(one in conflicting for one in own) for own in places]


def pairs_ahead(columns: Columns, documents: Iterable[range]) -> Iterator[Pairs]:
    """Each figure with those ahead of its document that count the same in the same dimension, many at a time.

    A document is the range of its own figures.
    """
    rows: list[Pairs] = []
    waiting = 0
    for own in documents:
        for one in own:
            fits = columns.dimension[: own.start] == columns.dimension[one]
            if columns.thing[one] >= 0:
                thing = columns.thing[: own.start]
                fits &= (thing == columns.thing[one]) | (thing < 0)
            others = np.flatnonzero(fits)
            rows.append((np.full(len(others), one), others))
            waiting += len(others)
        if waiting >= GATHERED:
            yield _joined(rows)
            rows, waiting = [], 0
    if rows:
        yield _joined(rows)


def _joined(rows: Sequence[Pairs]) -> Pairs:
    return np.concatenate([ones for ones, _ in rows]), np.concatenate([others for _, others in rows])


def _asked(answers: Iterable[Answer]) -> list[tuple[Answer, Question]]:
    asked = ((answer, question_of(answer)) for answer in answers)
    return [(answer, question) for answer, question in asked if question is not None]


def _conflict(answer: Answer, question: Question, other: Answer, asked: Question) -> Comparison | None:
    rates = {question.rate, asked.rate}
    if (len(rates) == 1 or not rates <= PER_DAY.keys()) and surely_closed(question, asked):
        return None  # one number in both could speak against what closes; but then they agree, if they compare at all
    found = compare_answers(answer, other, related=False, asked=(question, asked))
    return found if found is not None and found.relation is Relation.CONFLICTS else None
