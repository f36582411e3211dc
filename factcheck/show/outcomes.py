"""Outcomes: what the verbs of a workspace give, as the JSON objects that docs/formats.md promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.show.records import (
    Record,
    answer_record,
    claim_record,
    document_record,
    figure_record,
    number,
    statement_record,
)

if TYPE_CHECKING:  # one command shows what one verb gives: the others' rooms stay shut
    from collections.abc import Iterable

    from factcheck.adding import Addition
    from factcheck.compare.disputes.conflicts import Dispute
    from factcheck.compare.matches import Checked, Match
    from factcheck.compare.timeline import Point
    from factcheck.documents import Document
    from factcheck.pairing import ComparedPair
    from factcheck.reextracting import Difference, Reextraction
    from factcheck.searching import Found, FoundClaim
    from factcheck.watching import News


def match_record(match: Match, asked: Document) -> Record:
    """One stored claim beside the new one."""
    return {
        "relation": match.comparison.relation.value,
        "reason": match.comparison.reason,
        "score": round(match.comparison.score, 4),
        "same_origin": match.comparison.same_origin,
        "explanation": match.comparison.explanation,
        "judged": match.judged,
        "withdrawn": match.comparison.withdrawn,
        "superseded_by": None if match.superseded is None else match.superseded.id,
        "asked": None if match.asked is None else figure_record(match.asked, asked),
        **answer_record(match.answer),
        "annotations": list(match.annotations),
    }


def checked_record(checked: Checked) -> Record:
    """One claim of a new text with what history says beside it; the claim's indexes are into the lists beside it."""
    document = checked.document
    return {
        "doc": document.doc,
        "claim": claim_record(checked.claim, document)
        | {"figures": list(range(len(checked.figures))), "statements": list(range(len(checked.statements)))},
        "figures": [figure_record(f, document) for f in checked.figures],
        "statements": [statement_record(s, document) for s in checked.statements],
        "matches": [match_record(m, document) for m in checked.matches],
        "summary": checked.summary,
    }


def addition_record(addition: Addition) -> Record:
    """What became of one document."""
    return {
        "doc": addition.doc,
        "id": addition.id,
        "status": addition.status,
        "claims": addition.claims,
        "figures": addition.figures,
        "statements": addition.statements,
        "conflicts": addition.conflicts,
        "language": addition.language,
        "error": None if addition.error is None else addition.error.record()["error"],
    }


def hit_record(hit: FoundClaim) -> Record:
    """One stored claim that a text brought up."""
    return {
        "score": round(hit.score, 4),
        "claim": claim_record(hit.claim, hit.document),
        "document": document_record(hit.document),
        "figures": [figure_record(f, hit.document) for f in hit.figures],
        "statements": [statement_record(s, hit.document) for s in hit.statements],
    }


def found_record(found: Found) -> Record:
    """The ranked claims for one text."""
    return {"doc": found.document.doc, "matches": [hit_record(hit) for hit in found.hits]}


def pair_record(compared: ComparedPair) -> Record:
    """Two texts, what they are to each other, and the figures that say so."""
    outcome = compared.outcome
    return {
        "id": compared.id,
        "relation": outcome.relation.value,
        "reason": outcome.reason,
        "score": round(outcome.score, 4),
        "explanation": outcome.explanation,
        "pairs": [
            {
                "a": figure_record(pair.a, compared.a),
                "b": figure_record(pair.b, compared.b),
                "relation": pair.comparison.relation.value,
                "reason": pair.comparison.reason,
            }
            for pair in outcome.pairs
        ],
    }


def dispute_record(dispute: Dispute) -> Record:
    """One disputed question, the figures given to it and the pairs among them."""
    figures = [
        figure_record(answer.figure, answer.document)
        | {
            "claim": claim_record(answer.claim, answer.document),
            "document": document_record(answer.document),
            "origin": origin,
        }
        for answer, origin in zip(dispute.answers, dispute.origins, strict=True)
        if answer.figure is not None
    ]
    return {
        "question": dispute.question,
        "independent_origins": dispute.independent_origins,
        "gap": dispute.gap,
        "importance": dispute.importance,
        "figures": figures,
        "pairs": [
            {
                "a": {"doc": figures[pair.a]["doc"], "start": figures[pair.a]["start"]},
                "b": {"doc": figures[pair.b]["doc"], "start": figures[pair.b]["start"]},
                "relation": pair.comparison.relation.value,
                "same_origin": pair.comparison.same_origin,
                "explanation": pair.comparison.explanation,
            }
            for pair in dispute.pairs
        ],
    }


def timeline_record(question: str, points: Iterable[Point]) -> Record:
    """One question's figures in the order of the times they speak of; `stated` is false for a day of publication."""
    return {
        "question": question,
        "points": [
            {
                "time": str(point.period),
                "stated": point.stated,
                "low": number(point.low),
                "high": number(point.high),
                "bound": point.bound.value,
                "unit": point.unit,
                "origin": point.origin,
                **answer_record(point.answer),
            }
            for point in points
        ],
    }


def news_record(news: News) -> Record:
    """One question with its new claims, nearest first; their `score` is the cosine."""
    return {"query": news.query, "claims": [hit_record(hit) for hit in news.claims]}


def reextraction_record(outcome: Reextraction) -> Record:
    """One document with what changed in it."""
    document = outcome.extraction.document
    return {
        "doc": document.doc,
        "id": document.id,
        "differences": [difference_record(difference, document) for difference in outcome.differences],
        "kept": list(outcome.kept),
    }


def difference_record(difference: Difference, document: Document) -> Record:
    """A figure or statement that was found, lost, or is read otherwise."""
    part = difference.part
    return {
        "id": difference.id,
        "change": difference.change,
        "kind": type(part).__name__.lower(),
        "fields": {name: {"before": before, "after": after} for name, (before, after) in difference.fields.items()},
        "part": figure_record(part, document) if isinstance(part, Figure) else statement_record(part, document),
    }
