"""Pages about disputed questions: the list of them, and one question with its figures through time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.claims import Answer
from factcheck.compare.origins import origins
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import compare_answers
from factcheck.compare.timeline import timeline
from factcheck.review.judgements import Judgements, judgement_record
from factcheck.searching import question_around
from factcheck.show.outcomes import timeline_record
from factcheck.show.records import answer_record
from factcheck.store import browsing
from factcheck.web.asked import cursor, number_of, readable, row_of
from factcheck.web.desk import Desk
from factcheck.web.disputes import chosen, facets
from factcheck.web.strip import strip_chart
from factcheck.workspace import Workspace

Record = dict[str, Any]
LISTED = 20
FACETS = ("source", "speaker", "place", "measure", "year")
MOST_PAIRS = 60
MOST_COMPARED = 24
"""Figures of a question that are set beside each other one by one: 276 pairs, of which the page shows MOST_PAIRS."""


def conflicts(desk: Desk, query: Mapping[str, str]) -> Record:
    """The disputed questions in which one figure has all that is asked for, worst first."""
    asked = {name: readable(query.get(name) or "") or None for name in FACETS}
    words = readable(query.get("q") or "") or None
    limit = number_of(query, "limit", LISTED)
    found = desk.disputes.found
    at = row_of(query.get("after")) or 0
    records = chosen(found.records, asked, words) if found is not None else []
    return {
        "q": words,
        "filters": asked,
        "facets": facets(records),
        "total": len(records),
        "conflicts": records[at : at + limit],
        "next": cursor(at + limit) if at + limit < len(records) else None,
        "ready": found is not None,
        "fresh": found is not None and found.stamp == desk.stamp(),
        "error": desk.disputes.error,
    }


def question(desk: Desk, identifier: str) -> Record:
    """The question that a stored figure answers: every answer to it, through time, and what each pair comes to.

    Raises:
        NotFound: no such figure.
    """
    return drawn(desk, identifier)[0]


def drawn(desk: Desk, identifier: str) -> tuple[Record, str]:
    """The same with its chart.

    Raises:
        NotFound: no such figure.
    """
    found = desk.disputes.found
    dispute = found.around(identifier) if found is not None else None
    wanted = None if dispute is None else [figure["id"] for figure in dispute["figures"]]
    told = None if dispute is None else dispute["question"]
    made: tuple[Record, str] = desk.remembered(
        ("question", identifier, told, tuple(wanted or ())), lambda: desk.ask(answered, identifier, told, wanted)
    )
    return made


def answered(
    workspace: Workspace, identifier: str, dispute: str | None, wanted: list[str] | None
) -> tuple[Record, str]:
    """The question of a figure, and its chart; where it is a `dispute`, the figures `wanted` are those of it."""
    if wanted is None:
        answers = question_around(workspace.store, identifier)
    else:
        rows = browsing.figure_rows(workspace.store.database, wanted)
        known = {a.id: a for own in workspace.store.answers(rows).values() for a in own}
        answers = [known[name] for name in wanted if name in known]
    judgements = Judgements(workspace.store.judgements())
    notes = workspace.store.annotations(answer.id for answer in answers)
    ids = {side for a in answers for side in (a.id, a.claim.id_in(a.document))}
    judged = [judgement_record(j) for j in workspace.store.judgements() if j.a in ids and j.b in ids]
    points = timeline(answers)
    numbers = origins(answers)
    told = _title(answers, identifier) if dispute is None else dispute
    listed = [
        answer_record(answer) | {"id": answer.id, "origin": origin, "annotations": len(notes.get(answer.id, ()))}
        for answer, origin in zip(answers, numbers, strict=True)
    ]
    record = {
        "id": identifier,
        "question": told,
        "disputed": dispute is not None,
        "independent_origins": len(set(numbers)),
        "figures": sorted(listed, key=lambda r: (r["figure"]["as_of"] or r["document"]["published"] or "", r["id"])),
        "pairs": _pairs(answers, numbers, judgements),
        "points": timeline_record(told, points)["points"],
        "judgements": judged,
    }
    return record, strip_chart(points)


def _pairs(answers: list[Answer], numbers: list[int], judgements: Judgements) -> list[Record]:
    """The pairs that compare, of two documents, conflicts first and those of different origins before the others."""
    out: list[Record] = []
    few = answers[:MOST_COMPARED]
    for i, a in enumerate(few):
        for j in range(i + 1, len(few)):
            b = few[j]
            decided = judgements.on(a, b)
            apart = a.document.id != b.document.id
            comparison = compare_answers(a, b, related=decided is not None) if apart else None
            comparison = judgements.overrule(a, b, comparison)
            if comparison is None or (comparison.relation is Relation.RELATED and decided is None):
                continue
            out.append(
                {
                    "a": a.id,
                    "b": b.id,
                    "relation": comparison.relation.value,
                    "reason": comparison.reason,
                    "explanation": comparison.explanation,
                    "same_origin": numbers[i] == numbers[j],
                    "judged": None if decided is None else {"decision": decided.decision, "by": decided.by},
                }
            )
    order = {"conflicts": 0, "changed": 1, "agrees": 2, "related": 3}
    return sorted(out, key=lambda p: (order[p["relation"]], p["same_origin"]))[:MOST_PAIRS]


def _title(answers: list[Answer], identifier: str) -> str:
    anchor = next((a.figure for a in answers if a.id == identifier), None)
    if anchor is None:
        return identifier
    what = " ".join(word for word in (anchor.measure or anchor.unit, anchor.event) if word)
    return " · ".join(part for part in (what, anchor.subject, anchor.place, anchor.as_of) if part) or anchor.text
