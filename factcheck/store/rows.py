"""Rows and values: how documents, claims, figures and statements lie in the tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.claims import Bound, Claim, Figure, Quote, Role, Statement
from factcheck.documents import Document, DocumentKind
from factcheck.text.nouns import head_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

SUGGESTED, CONFIRMED, REJECTED = "suggested", "confirmed", "rejected"
"""What people said of what the machine found: nothing yet, that it is right, that it is none."""
DOCUMENT = (
    "document.text, document.key, document.source, document.title, document.author, document.published, document.url,"
    " document.kind, document.speaker, document.rating, document.found_at, document.language,"
    " document.pages, document.retrieved"
)
FIGURE = (
    "figure.start, figure.end, figure.text, figure.low, figure.high, figure.bound, figure.unit, figure.measure,"
    " figure.subject, figure.event, figure.place, figure.as_of, figure.speaker, figure.role,"
    " figure.restatement, figure.vector"
)
STATEMENT = (
    "statement.start, statement.end, statement.text, statement.speaker, statement.speaker_start, statement.speaker_end,"
    ' statement.role, statement.cue, statement.cue_start, statement.cue_end, statement.quote, statement."group",'
    " statement.rule, statement.confidence, statement.denied, statement.affiliation, statement.said_on,"
    " statement.said_at, statement.cited"
)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it is kept: when it was added, its snapshot's hash, and how much was found in it."""

    row: int
    document: Document
    added: str
    snapshot: str | None
    claims: int
    figures: int
    statements: int

    @property
    def id(self) -> str:
        """The document's id in every workspace."""
        return self.document.id


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with its row, which is its number in the index."""

    row: int
    document: Document
    claim: Claim

    @property
    def id(self) -> str:
        """The claim's id in every workspace."""
        return self.claim.id_in(self.document)


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure with the rows of the claims that carry it."""

    row: int
    document: Document
    figure: Figure
    claim_rows: tuple[int, ...]
    state: str = SUGGESTED

    @property
    def id(self) -> str:
        """The figure's id in every workspace."""
        return self.figure.id_in(self.document)


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement with the rows of the claims that carry it."""

    row: int
    document: Document
    statement: Statement
    claim_rows: tuple[int, ...]
    state: str = SUGGESTED

    @property
    def id(self) -> str:
        """The statement's id in every workspace."""
        return self.statement.id_in(self.document)


@dataclass(frozen=True, slots=True)
class StoredSource:
    """Who publishes, and how many of its documents are kept."""

    row: int
    slug: str
    name: str
    documents: int
    claims: int

    @property
    def id(self) -> str:
        """The source's id: source:slug."""
        return f"source:{self.slug}"


@dataclass(frozen=True, slots=True)
class StoredSpeaker:
    """Who speaks, and how often: statements, figures, and claims given as a whole."""

    row: int
    slug: str
    name: str
    statements: int
    figures: int
    claims: int

    @property
    def id(self) -> str:
        """The speaker's id: speaker:slug."""
        return f"speaker:{self.slug}"


def document_of(columns: Sequence[Any], raw: bytes | None = None) -> Document:
    """The document of the columns DOCUMENT."""
    text, key, source, title, author, published, url, kind, speaker, rating, where, language, pages, retrieved = columns
    starts = () if pages is None else tuple(json.loads(pages))
    given = text, key, source, title, author, published, url, DocumentKind(kind), speaker, rating
    return Document(*given, raw, where, language, starts, retrieved)


def figure_of(columns: Sequence[Any]) -> Figure:
    """The figure of the columns FIGURE."""
    start, end, text, low, high, bound, unit, measure, subject, event, place, as_of, speaker, role, again, own = columns
    return Figure(
        start,
        end,
        text,
        low,
        high,
        Bound(bound),
        unit,
        measure,
        subject,
        event,
        place,
        as_of,
        speaker,
        Role(role),
        again,
        None if own is None else bytes(own),
    )


def statement_of(columns: Sequence[Any]) -> Statement:
    """The statement of the columns STATEMENT."""
    start, end, text, speaker, speaker_start, speaker_end, role, cue, cue_start, cue_end, *rest = columns
    quote, group, rule, confidence, denied, *known = rest
    said = start, end, text, speaker, speaker_start, speaker_end, role, cue, cue_start, cue_end, Quote(quote)
    return Statement(*said, group, rule, confidence, bool(denied), *known)


def document_row(document: Document) -> dict[str, Any]:
    """The columns of a document that come from the document itself."""
    return {
        "public_id": document.id,
        "key": document.key,
        "kind": document.kind.value,
        "source": document.source,
        "title": document.title,
        "author": document.author,
        "published": document.published,
        "url": document.url,
        "speaker": document.speaker,
        "rating": document.rating,
        "found_at": document.where,
        "language": document.language,
        "pages": json.dumps(document.pages) if document.pages else None,
        "retrieved": document.retrieved,
        "text": document.text,
    }


def figure_row(figure: Figure) -> dict[str, Any]:
    """The columns of a figure that come from the figure itself."""
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound.value,
        "unit": figure.unit,
        "measure": figure.measure,
        "measure_head": None if figure.measure is None else head_noun(figure.measure),
        "subject": figure.subject,
        "event": figure.event,
        "place": figure.place,
        "as_of": figure.as_of,
        "speaker": figure.speaker,
        "role": figure.role.value,
        "restatement": figure.restatement,
        "vector": figure.vector,
    }


def statement_row(statement: Statement) -> dict[str, Any]:
    """The columns of a statement that come from the statement itself."""
    return {
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "group": statement.group,
        "speaker": statement.speaker,
        "speaker_start": statement.speaker_start,
        "speaker_end": statement.speaker_end,
        "role": statement.role,
        "cue": statement.cue,
        "cue_start": statement.cue_start,
        "cue_end": statement.cue_end,
        "quote": statement.quote.value,
        "rule": statement.rule,
        "confidence": statement.confidence,
        "denied": statement.denied,
        "affiliation": statement.affiliation,
        "said_on": statement.said_on,
        "said_at": statement.said_at,
        "cited": statement.cited,
    }
