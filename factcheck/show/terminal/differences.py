"""Differences between two extractions of a document, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims import Figure
from factcheck.documents import Document
from factcheck.reextracting import Difference, Reextraction
from factcheck.show.records import Record, figure_record, statement_record

COLUMNS = ("id", "what", "text", "field", "before", "after")


def rows(outcome: Reextraction) -> Iterator[tuple[str, ...]]:
    """One row a figure or statement that was found or lost, and one a field that is read otherwise."""
    for difference in outcome.differences:
        text = " ".join(difference.part.text.split())
        if difference.change != "changed":
            yield difference.id, difference.change, text, "", "", ""
        for field, (before, after) in difference.fields.items():
            yield difference.id, "changed", text, field, _shown(before), _shown(after)
    for identifier in outcome.kept:
        yield identifier, "kept", "", "", "", "no longer found; kept because a person touched it"


def reextraction_record(outcome: Reextraction) -> Record:
    """One document with what changed in it."""
    document = outcome.extraction.document
    return {
        "doc": document.doc,
        "id": document.id,
        "differences": [_record(difference, document) for difference in outcome.differences],
        "kept": list(outcome.kept),
    }


def _record(difference: Difference, document: Document) -> Record:
    part = difference.part
    return {
        "id": difference.id,
        "change": difference.change,
        "kind": type(part).__name__.lower(),
        "fields": {name: {"before": before, "after": after} for name, (before, after) in difference.fields.items()},
        "part": figure_record(part, document) if isinstance(part, Figure) else statement_record(part, document),
    }


def _shown(value: object) -> str:
    return "–" if value is None else str(value)
