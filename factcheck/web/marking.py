"""Marking: a document's text in paragraphs and pieces, each knowing which claim, figure and statement it is of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Record = Mapping[str, Any]
_BREAK = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text inside one paragraph. `opens` are the claims that begin with it."""

    text: str
    claim: str | None
    figure: str | None
    said: bool
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph in pieces, with the claims that begin in it."""

    pieces: tuple[Piece, ...]
    claims: tuple[Record, ...] = field(default=())


def paragraphs(record: Record) -> Iterator[Row]:
    """The paragraphs of the part of a document that is shown, in order; empty ones are left out."""
    text, (first, last) = record["text"], record["span"]
    at = first
    for match in [*_BREAK.finditer(text, first, last), None]:
        end = match.start() if match is not None else last
        if text[at:end].strip():
            begun = [c for c in record["claims"] if at <= c["start"] < end]
            yield Row(tuple(_pieces(record, at, end)), tuple(begun))
        at = match.end() if match is not None else last


def _pieces(record: Record, first: int, last: int) -> Iterator[Piece]:
    text = record["text"]
    claims = [c for c in record["claims"] if c["start"] < last and c["end"] > first]
    figures = [f for f in record["figures"] if f["start"] < last and f["end"] > first]
    said = [s for s in record["statements"] if s["start"] < last and s["end"] > first]
    edges = {first, last}
    for part in (*claims, *figures, *said):
        edges |= {edge for edge in (part["start"], part["end"]) if first < edge < last}
    ordered = sorted(edges)
    for start, end in itertools.pairwise(ordered):
        yield Piece(
            text[start:end],
            next((c["id"] for c in claims if c["start"] <= start and end <= c["end"]), None),
            next((f["id"] for f in figures if f["start"] <= start and end <= f["end"]), None),
            any(s["start"] <= start and end <= s["end"] for s in said),
            tuple(c["id"] for c in claims if c["start"] == start),
        )
