"""Stored things as JSON objects: lists, and one thing whole with its provenance and annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.review.annotations import annotation_record
from factcheck.review.graded import Graded
from factcheck.review.grades import Grade
from factcheck.review.judgements import judgement_record
from factcheck.review.speakers import identity_record
from factcheck.show.records import claim_record, document_record, extraction_record, figure_record, statement_record
from factcheck.store.filters import NONE, Filters
from factcheck.store.rows import (
    SUGGESTED,
    StoredClaim,
    StoredDocument,
    StoredFigure,
    StoredSource,
    StoredSpeaker,
    StoredStatement,
)
from factcheck.workspace import Workspace

Record = dict[str, Any]


def listing(workspace: Workspace, what: str, filters: Filters = NONE) -> Iterator[Record]:
    """The claims, documents, sources or speakers, each with its id."""
    if what == "claims":
        graded = Graded(workspace.store)
        return (_claim(claim) | {"grade": str(graded.claim(claim))} for claim in workspace.claims(filters))
    if what == "documents":
        graded = Graded(workspace.store)
        return (_document(d) | {"grade": str(graded.document(d.document))} for d in workspace.documents(filters))
    if what == "sources":
        return (_source(workspace, source) for source in workspace.sources())
    states = workspace.store.speaker_states()
    known = workspace.store.identities()
    return (identity_record(one) | {"state": states.get(one.first.id, SUGGESTED)} for one in known)


def whole_record(workspace: Workspace, identifier: str) -> Record:
    """One thing with everything known of it.

    Raises:
        NotFound: nothing fits the id, or several things do.
    """
    stored = workspace.find(identifier)
    record = _whole(workspace, stored)
    own = workspace.store.annotations([stored.id]).get(stored.id, [])
    judged = [judgement_record(j) for j in workspace.store.judgements() if stored.id in (j.a, j.b)]
    return record | {"annotations": [annotation_record(a) for a in own], "judgements": judged}


def _whole(workspace: Workspace, stored: Any) -> Record:
    if isinstance(stored, StoredDocument):
        found = extraction_record(workspace.store.extraction(stored.id))
        states = workspace.store.states(stored.id)
        for part in (*found["figures"], *found["statements"]):
            part["state"] = states.get(part["id"], SUGGESTED)
        return (
            _document(stored)
            | {"text": stored.document.text}
            | {k: found[k] for k in ("figures", "statements", "claims")}
        )
    if isinstance(stored, StoredClaim):
        extraction = workspace.store.extraction(stored.document.id)
        record = _claim(stored)
        record["figures"] = [figure_record(extraction.figures[i], stored.document) for i in stored.claim.figures]
        record["statements"] = [
            statement_record(extraction.statements[i], stored.document) for i in stored.claim.statements
        ]
        return record
    if isinstance(stored, StoredFigure):
        return figure_record(stored.figure, stored.document) | _setting(workspace, stored)
    if isinstance(stored, StoredStatement):
        return statement_record(stored.statement, stored.document) | _setting(workspace, stored)
    if isinstance(stored, StoredSource):
        return _source(workspace, stored)
    one = identity_record(workspace.store.identities().of(stored.id))
    return (
        _speaker(stored)
        | {k: one[k] for k in ("names", "ids", "joined")}
        | {"state": workspace.review.state(stored.id)}
    )


def _setting(workspace: Workspace, stored: StoredFigure | StoredStatement) -> Record:
    """Where a figure or statement stands, and what people did to it."""
    text = stored.document.text
    part = stored.figure if isinstance(stored, StoredFigure) else stored.statement
    before, after = text[max(part.start - 120, 0) : part.start], text[part.end : part.end + 120]
    return {
        "kind": type(part).__name__.lower(),
        "page": stored.document.page(part.start),
        "state": stored.state,
        "corrections": list(workspace.review.corrections(stored.id)),
        "before": before,
        "after": after,
        "document": document_record(stored.document),
    }


def _document(stored: StoredDocument) -> Record:
    return document_record(stored.document) | {
        "speaker": stored.document.speaker,
        "rating": stored.document.rating,
        "claims": stored.claims,
        "figures": stored.figures,
        "statements": stored.statements,
        "snapshot": None if stored.snapshot is None else f"SHA-256:{stored.snapshot}",
        "read_from": stored.document.where,
        "retrieved": stored.document.retrieved,
        "language": stored.document.language,
        "pages": len(stored.document.pages) or None,
        "added": stored.added,
    }


def _claim(stored: StoredClaim) -> Record:
    document = stored.document
    return claim_record(stored.claim, document) | {
        "page": document.page(stored.claim.start),
        "source": document.source,
        "published": document.published,
        "document": document_record(document),
    }


def _source(workspace: Workspace, stored: StoredSource) -> Record:
    annotations = workspace.store.annotations([stored.id]).get(stored.id, [])
    graded = [a for a in annotations if a.grade_source is not None]
    latest = Grade(graded[-1].grade_source or "F") if graded else Grade()
    return {
        "id": stored.id,
        "name": stored.name,
        "documents": stored.documents,
        "claims": stored.claims,
        "grade": latest.reliability,
        "grade_words": latest.words.partition(";")[0],
    }


def _speaker(stored: StoredSpeaker) -> Record:
    return {
        "id": stored.id,
        "name": stored.name,
        "statements": stored.statements,
        "figures": stored.figures,
        "claims": stored.claims,
    }
