"""Searching: the stored claims that are most like a text, and those that count the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.claims import Answer, Claim, Extraction, Figure, Statement
from factcheck.compare.questions.synonyms import heads_alike, units_alike
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import compare_answers
from factcheck.documents import Document
from factcheck.errors import NotFound, UsageError
from factcheck.store.filters import NONE, Filters
from factcheck.store.rows import StoredFigure
from factcheck.store.store import Store

MOST_BY_STRUCTURE = 400
"""How many claims with the same counted noun and unit are looked at beside those that search brings up."""


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """One stored claim with what it carries; the score is relative to its question."""

    score: float
    claim: Claim
    document: Document
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a text brings up, best first."""

    document: Document
    hits: tuple[FoundClaim, ...]


def found_claim(score: float, answers: Sequence[Answer]) -> FoundClaim:
    """A stored claim, put together again from its answers."""
    first = answers[0]
    figures = tuple(answer.figure for answer in answers if answer.figure is not None)
    statements = tuple(dict.fromkeys(s for answer in answers for s in answer.statements))
    return FoundClaim(score, first.claim, first.document, figures, statements)


def ask_something(query: str) -> None:
    """Refuse a question without a word.

    Raises:
        UsageError: there is none in it.
    """
    if not query.strip():
        raise UsageError("there is no word in the question", subject=query, hint='like "troops around Ukraine"')


def words_of(extraction: Extraction, claim: Claim) -> str:
    """What the word index is asked: the claim, with who speaks in it and when it was published."""
    speakers = [extraction.statements[i].speaker for i in claim.statements]
    return " ".join([claim.text, *dict.fromkeys(name for name in speakers if name is not None)])


def rows_by_structure(store: Store, figures: Iterable[Figure], filters: Filters = NONE) -> list[int]:
    """The rows of the claims that count what these figures count, in any unit that converts, newest first."""
    import numpy as np

    rows = np.empty(0, dtype=np.int64)
    allowed = store.claim_rows(filters)
    for measure, unit in {(f.measure, f.unit) for f in figures if f.measure is not None}:
        heads = heads_alike(measure, unit)
        for name in units_alike(unit):
            found = store.figure_rows_like(heads, name, MOST_BY_STRUCTURE if allowed is None else None)
            rows = np.union1d(rows, found if allowed is None else np.intersect1d(found, allowed))
    return [int(row) for row in rows[::-1][:MOST_BY_STRUCTURE]]


def one_question(anchor: Answer, answers: Iterable[Answer]) -> list[Answer]:
    """Those of the answers that answer the question of the anchor, itself among them, in order."""
    out = []
    for answer in answers:
        comparison = None if answer.id == anchor.id else compare_answers(anchor, answer, related=False)
        if answer.id == anchor.id or (comparison is not None and comparison.relation is not Relation.RELATED):
            out.append(answer)
    return out


def question_around(store: Store, identifier: str) -> list[Answer]:
    """The stored answers to the question that a stored figure answers, itself among them.

    Raises:
        NotFound: no such figure.
    """
    stored = store.find(identifier)
    if not isinstance(stored, StoredFigure):
        raise NotFound("no figure", subject=identifier, hint="factcheck show DOCUMENT lists the ids of its figures")
    rows = {*rows_by_structure(store, [stored.figure]), *stored.claim_rows}
    found = [answer for own in store.answers(sorted(rows)).values() for answer in own]
    anchor = next(answer for answer in found if answer.id == stored.id)
    return list({answer.id: answer for answer in one_question(anchor, found)}.values())
