"""An extraction for people: every figure and every statement of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.claims import Extraction
from factcheck.show.phrases import quantity, slots

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = ("doc", "kind", "start", "end", "text", "reading", "speaker")


def rows(extraction: Extraction) -> Iterator[tuple[str, ...]]:
    """Figures, then statements, as rows of COLUMNS."""
    doc = extraction.document.doc
    for figure in extraction.figures:
        reading = " · ".join(part for part in (quantity(figure), slots(figure)) if part)
        yield doc, "figure", str(figure.start), str(figure.end), figure.text, reading, figure.speaker or ""
    for statement in extraction.statements:
        yield (
            doc,
            statement.quote.value,
            str(statement.start),
            str(statement.end),
            statement.text,
            statement.cue or "",
            statement.speaker or "",
        )


def draw(extraction: Extraction, console: Console) -> None:
    """Print one document's figures and statements as two tables."""
    from rich.table import Table

    document = extraction.document
    console.print(f"{document.title or document.where or document.doc}", style="bold")
    figures = Table(box=None, header_style="dim", padding=(0, 2, 0, 0), pad_edge=False)
    for column in ("figure", "event · subject · place · time", "who"):
        figures.add_column(column, overflow="fold")
    for figure in extraction.figures:
        figures.add_row(quantity(figure), slots(figure), figure.speaker or "–")
    statements = Table(box=None, header_style="dim", padding=(0, 2, 0, 0), pad_edge=False)
    for column in ("who", "cue", "quote", "statement"):
        statements.add_column(column, overflow="fold")
    for statement in extraction.statements:
        who = statement.speaker or "–"
        role = f" ({statement.role})" if statement.role else ""
        statements.add_row(who + role, statement.cue or "", statement.quote.value, statement.text)
    console.print(figures)
    console.print()
    console.print(statements)
    console.print()
