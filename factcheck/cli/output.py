"""Output: JSON Lines where asked for, a table on a terminal, tab-separated values in a pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

    from factcheck.errors import FactcheckError

LONGEST_WHOLE = 30
"""Signs; ids up to this are never cut into lines, so that they can be copied: a claim's has some 22."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
Answer = TypeVar("Answer")


def print_line(text: str) -> None:
    """One line of answer, out at once: whoever reads the pipe may act on it."""
    sys.stdout.write((harmless(text) if on_terminal() else text) + "\n")
    sys.stdout.flush()


def print_json(record: Mapping[str, Any]) -> None:
    """One JSON object on one line."""
    from factcheck.show.records import line

    print_line(line(record))


def talk(text: str) -> None:
    """A remark to the user, which is no part of the answer."""
    sys.stderr.write((harmless(text) if sys.stderr.isatty() else text) + "\n")


def harmless(text: str) -> str:
    """A text for a terminal, without the signs that could move its cursor or change its screen."""
    return _CONTROLS.sub("", text)


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
    """The terminal for answers; colours follow NO_COLOR. Brackets in a text are text, and control signs left out."""
    from rich.console import Console
    from rich.segment import Segment

    class Screen(Console):
        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
            for text, style, control in super().render(renderable, options):
                yield Segment(text if control else harmless(text), style, control)

    return Screen(highlight=False, markup=False, emoji=False)


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """A table on a terminal, tab-separated values with a header in a pipe; gives the number of rows."""
    if not on_terminal():
        return _print_tsv(columns, rows)
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    listed = list(rows)
    for at, column in enumerate(columns):
        whole = column.endswith("id") and all(len(row[at]) <= LONGEST_WHOLE for row in listed)
        table.add_column(column, overflow="fold", no_wrap=whole)
    for row in listed:
        table.add_row(*row)
    console().print(table)
    return table.row_count


def print_answers(
    answers: Iterable[Answer],
    record: Callable[[Answer], Mapping[str, Any]],
    columns: Sequence[str],
    rows: Callable[[Answer], Iterable[Sequence[str]]],
    draw: Callable[[Answer, Console], None] | None = None,
    *,
    json: bool,
) -> int:
    """Answers as they come: records where JSON was asked for; drawn, or as a table, on a terminal; rows in a pipe.

    Gives how many there were: of answers, or of rows where they went out as rows.
    """
    count = 0
    if json:
        for count, answer in enumerate(answers, 1):  # noqa: B007
            print_json(record(answer))
    elif draw is not None and on_terminal():
        screen = console()
        for count, answer in enumerate(answers, 1):  # noqa: B007
            draw(answer, screen)
    else:
        count = print_rows(columns, (row for answer in answers for row in rows(answer)))
    return count


def print_records(columns: Sequence[str], records: Iterable[Mapping[str, Any]], *, json: bool) -> None:
    """Records whole where JSON was asked for, else these columns of them."""
    from factcheck.show.terminal.listing import row

    print_answers(records, dict, columns, lambda record: [row(columns, record)], json=json)


def print_outcome(record: Mapping[str, Any], sentence: str, *, json: bool) -> None:
    """What a command did: its record where JSON was asked for, else a sentence."""
    if json:
        print_json(record)
    else:
        print_line(sentence)


def _print_tsv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """A header, once the first row is there, then a row a line; tabs and line ends inside a value are made spaces."""
    count = 0
    waiting = iter(rows)
    first = list(islice(waiting, 1))
    print_line("\t".join(columns))
    for count, row in enumerate(chain(first, waiting), 1):  # noqa: B007
        print_line("\t".join(" ".join(value.split()) for value in row))
    return count
