"""Disputes for people: a question, and each figure given to it, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.compare.disputes.conflicts import Dispute
from factcheck.show.phrases import counted, quantity, when, who
from factcheck.show.terminal.side_by_side import highlighted

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = ("question", "figure", "speaker", "as_of", "source", "published", "origin", "figure_id", "sentence")


def rows(dispute: Dispute) -> Iterator[tuple[str, ...]]:
    """The answers as rows of COLUMNS."""
    for answer, origin in zip(dispute.answers, dispute.origins, strict=True):
        if answer.figure is not None:
            document = answer.document
            yield (
                dispute.question,
                quantity(answer.figure),
                who(answer),
                when(answer),
                document.source or "",
                document.published or "",
                str(origin + 1),
                answer.id,
                " ".join(answer.claim.text.split()),
            )


def draw(dispute: Dispute, console: Console) -> None:
    """Print one dispute as a table."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    head = Text(dispute.question, style="bold")
    head.append(f"   {counted(dispute.independent_origins, 'independent origin')}", style="dim")
    console.print(head)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("figure", style="bold", max_width=28)
    table.add_column("who", max_width=30)
    table.add_column("sentence", ratio=1)
    for answer in dispute.answers:
        if answer.figure is not None:
            document = answer.document
            outlet = f"{document.source or document.doc}, {document.published or 'undated'}"
            source = f"{who(answer) or '–'}\n{outlet}"
            table.add_row(quantity(answer.figure), source, highlighted(answer))
    console.print(Padding(table, (0, 0, 1, 2)))
