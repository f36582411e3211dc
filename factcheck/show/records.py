"""Records: values as the JSON objects that docs/formats.md promises. Fields may be added there, never renamed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from factcheck.claims import Answer, Claim, Extraction, Figure, Statement
from factcheck.documents import Document

Record = dict[str, Any]


def line(record: Mapping[str, Any]) -> str:
    """One line of JSON Lines. Lone surrogates, which no UTF-8 can hold, are written as escapes."""
    text = json.dumps(record, ensure_ascii=False, default=str)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record, default=str)
    return text


def number(value: float) -> float | int:
    """Whole numbers without a decimal point; shares in words to four places ("two thirds" is 0.6667)."""
    if float(value).is_integer():
        return int(value)
    return round(value, 6) if abs(value) >= 1 or round(value, 6) == value else float(f"{value:.4g}")


def figure_record(figure: Figure, document: Document) -> Record:
    """One figure."""
    return {
        "doc": document.doc,
        "id": figure.id_in(document),
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "low": number(figure.low),
        "high": number(figure.high),
        "bound": figure.bound.value,
        "unit": figure.unit,
        "measure": figure.measure,
        "subject": figure.subject,
        "event": figure.event,
        "place": figure.place,
        "as_of": figure.as_of,
        "speaker": figure.speaker,
        "role": figure.role.value,
        "restatement": figure.restatement,
    }


def statement_record(statement: Statement, document: Document) -> Record:
    """One statement, or one part of a split one."""
    return {
        "doc": document.doc,
        "id": statement.id_in(document),
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
        "denied": statement.denied,
        "affiliation": statement.affiliation,
        "said_on": statement.said_on,
        "said_at": statement.said_at,
        "cited": statement.cited,
        "rule": statement.rule,
        "confidence": statement.confidence,
    }


def claim_record(claim: Claim, document: Document) -> Record:
    """One claim, with the indexes of its figures and statements in the document's lists."""
    return {
        "doc": document.doc,
        "id": claim.id_in(document),
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "figures": list(claim.figures),
        "statements": list(claim.statements),
    }


def extraction_record(extraction: Extraction) -> Record:
    """Everything found in one document."""
    document = extraction.document
    return {
        "doc": document.doc,
        "figures": [figure_record(f, document) for f in extraction.figures],
        "statements": [statement_record(s, document) for s in extraction.statements],
        "claims": [claim_record(c, document) for c in extraction.claims],
        "language": document.language,
    }


def document_record(document: Document) -> Record:
    """Where a claim comes from."""
    return {
        "doc": document.doc,
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "author": document.author,
        "published": document.published,
        "url": document.url,
        "kind": document.kind.value,
        "where": _found_at(document.where),
    }


def _found_at(where: str | None) -> str | None:
    """Where a document was read; of a path of this machine the file's name alone, which is all that others may know."""
    return where.rpartition("/")[2] if where is not None and where.startswith("/") else where


def answer_record(answer: Answer) -> Record:
    """One stored claim as an answer: the claim, its document and the statements that cover it."""
    return {
        "figure": None if answer.figure is None else figure_record(answer.figure, answer.document),
        "claim": claim_record(answer.claim, answer.document),
        "statements": [statement_record(s, answer.document) for s in answer.statements],
        "document": document_record(answer.document),
    }
