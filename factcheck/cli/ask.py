"""Commands that ask: check, search, compare, conflicts, timeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.collect import UNREADABLE
from factcheck.cli.filtering import filtered
from factcheck.cli.options import (
    JsonOption,
    LimitOption,
    WorkspaceOption,
    date_given,
    opened,
    reading,
)
from factcheck.cli.output import complain, print_answers, print_json, print_line, talk

if TYPE_CHECKING:
    from factcheck.documents import Document
    from factcheck.store.filters import Filters

TextArgument = Annotated[str | None, typer.Argument(metavar="TEXT", help="The claim, or - for standard input.")]
FileOption = Annotated[
    str | None, typer.Option("--file", metavar="PATH", help="Whatever `add` takes, instead of TEXT.")
]
ExactOption = Annotated[bool, typer.Option("--exact", help="Read every vector, however many there are.")]
FOUND = 1


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    for command in (check, search, compare, conflicts, timeline):
        app.command()(command)


@filtered()
def check(
    text: TextArgument = None,
    file: FileOption = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The date of a text that carries none.")] = None,
    add: Annotated[bool, typer.Option("--add", help="Keep the text as a document, after checking it.")] = False,
    limit: LimitOption = 10,
    *,
    filters: Filters,
    exact: ExactOption = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Set a claim beside what others said before: same figure, conflicting, changed, or only alike."""
    from os.path import isfile

    from factcheck.errors import UsageError
    from factcheck.show.outcomes import checked_record
    from factcheck.show.terminal.side_by_side import COLUMNS, draw, rows

    if text and isfile(text):  # noqa: PTH113 -- a text may be longer than any name, which Path raises at
        raise UsageError("that is the name of a file, not a claim", subject=text, hint=f"factcheck check --file {text}")
    asked = _Asked(text, file, published, json=json)
    with opened(workspace, create=add) as space:
        checks = space.check(asked, filters, limit=limit, add=add, exact=exact)
        found = print_answers(checks, checked_record, COLUMNS, rows, draw, json=json)
        if not found and not json and not asked.exit_code:
            talk("Nothing like it is stored.")
    return asked.exit_code


@filtered()
def search(
    text: TextArgument = None,
    file: FileOption = None,
    limit: LimitOption = 10,
    *,
    filters: Filters,
    exact: ExactOption = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Find stored claims like any text, best first, without comparing them."""
    from factcheck.show.outcomes import found_record
    from factcheck.show.terminal.found import COLUMNS, rows

    asked = _Asked(text, file, None, json=json)
    with opened(workspace) as space:
        found = space.search(asked, filters, limit=limit, exact=exact)
        print_answers(found, found_record, COLUMNS, rows, json=json)
    return asked.exit_code


def compare(
    text_a: Annotated[str | None, typer.Argument(metavar="TEXT_A")] = None,
    text_b: Annotated[str | None, typer.Argument(metavar="TEXT_B")] = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="PAIRS", help="JSON Lines {id, a: {text, published}, b: {…}}.")
    ] = None,
    json: JsonOption = False,
) -> int:
    """Compare two claims with each other; no workspace is needed."""
    from pathlib import Path

    from factcheck.documents import Document
    from factcheck.errors import UsageError
    from factcheck.pairing import compare_pairs
    from factcheck.read.pairs import Pair, read_pairs
    from factcheck.show.outcomes import pair_record
    from factcheck.show.terminal.pairs import COLUMNS, rows

    failed = False

    def pairs() -> Iterator[tuple[str, Document, Document]]:
        nonlocal failed
        if file is None:
            yield "1", Document(text_a or ""), Document(text_b or "")
            return
        for pair in read_pairs(Path(file)):
            if isinstance(pair, Pair):
                yield pair.id, pair.a, pair.b
            else:
                failed = True
                complain(pair, as_json=json)

    if (file is None) == (not text_a or not text_b):
        raise UsageError(
            "give two texts, or --file PAIRS", hint='factcheck compare "12 people died" "At least 30 people died"'
        )
    print_answers(compare_pairs(pairs()), pair_record, COLUMNS, rows, json=json)
    return UNREADABLE if failed else 0


@filtered()
def conflicts(
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="Only questions like this; all if left out.")
    ] = None,
    *,
    filters: Filters,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if there are any.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """List the disputed questions: figures of different documents that contradict each other, worst first."""
    from factcheck.show.outcomes import dispute_record
    from factcheck.show.terminal.disputes import COLUMNS, draw, rows

    with opened(workspace) as space:
        found = print_answers(space.conflicts(query, filters), dispute_record, COLUMNS, rows, draw, json=json)
    if not found and not json:
        talk("No conflicting figures.")
    return FOUND if exit_code and found else 0


@filtered()
def timeline(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A question or a claim: troops around Ukraine.")],
    svg: Annotated[str | None, typer.Option("--svg", metavar="FILE", help="Write the chart as an SVG picture.")] = None,
    *,
    filters: Filters,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Show one question's figures through time: a point, an arrow (at least, at most) or a bar (range) each."""
    from factcheck.show.chart import svg_chart, terminal_chart
    from factcheck.show.outcomes import timeline_record

    with opened(workspace) as space:
        points = space.timeline(query, filters)
    if svg is not None:
        from pathlib import Path

        from factcheck.show.files import write_whole

        write_whole(Path(svg), [svg_chart(points, query)])
        talk(f"Wrote {svg}.")
    if json:
        print_json(timeline_record(query, points))
    elif svg is None:
        print_line(terminal_chart(points))
    return 0


class _Asked:
    """The documents that a command asks about; what cannot be read is told at once and remembered for the exit code."""

    def __init__(self, text: str | None, file: str | None, published: str | None, *, json: bool) -> None:
        from factcheck.errors import UsageError

        if (text is None) == (file is None):
            raise UsageError(
                "give either TEXT or --file PATH", hint='factcheck check "some 100,000 troops near Kupiansk"'
            )
        self._text, self._file, self._json = text, file, json
        self._published = date_given("--published", published)
        self.exit_code = 0

    def __iter__(self) -> Iterator[Document]:
        import sys

        from factcheck.documents import Document
        from factcheck.errors import EmptyText
        from factcheck.read.encodings import decode
        from factcheck.read.inputs import completed, read_inputs
        from factcheck.read.readers import Input

        if self._file is None:
            piped = self._text == "-"
            text = decode(Input("-", sys.stdin.buffer).whole(), "-") if piped else self._text or ""
            if not text.strip():
                raise EmptyText("the text is empty", subject="TEXT", hint="give a sentence or an article")
            yield Document(text, published=self._published)
            return
        for item in completed(
            read_inputs([self._file], options=reading(dated=self._published is not None)), published=self._published
        ):
            if isinstance(item, Document):
                yield item
            else:
                self.exit_code = UNREADABLE
                complain(item, as_json=self._json)
