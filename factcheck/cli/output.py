"""Output: JSON Lines where asked for, a table on a terminal, tab-separated values in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.errors import FactcheckError


def print_line(text: str) -> None:
    """One line of answer, out at once: whoever reads the pipe may act on it."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def print_json(record: Mapping[str, Any]) -> None:
    """One JSON object on one line."""
    from factcheck.show.records import line

    print_line(line(record))


def talk(text: str) -> None:
    """A remark to the user, which is no part of the answer."""
    sys.stderr.write(text + "\n")


def complain(error: FactcheckError, *, as_json: bool) -> None:
    """Tell of an error: what, to what, and the fix; one JSON object where JSON was asked for."""
    if as_json:
        from factcheck.show.records import line

        talk(line(error.record()))
        return
    talk(f"factcheck: {error}")
    if error.hint is not None:
        talk(f"  {error.hint}")


def on_terminal() -> bool:
    """Whether the answer goes to a person's screen."""
    return sys.stdout.isatty()


def console() -> Console:
    """The terminal for answers; colours follow NO_COLOR."""
    from rich.console import Console

    return Console(highlight=False)


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal, tab-separated values with a header in a pipe."""
    if not on_terminal():
        print_tsv(columns, rows)
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console().print(table)


def print_tsv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Tab-separated values: a header, then a row a line, tabs and line ends inside a value made spaces."""
    print_line("\t".join(columns))
    for row in rows:
        print_line("\t".join(" ".join(value.split()) for value in row))
