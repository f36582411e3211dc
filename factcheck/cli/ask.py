"""Commands that ask: check, search, compare, conflicts, timeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.collect import UNREADABLE
from factcheck.cli.options import (
    JsonOption,
    LimitOption,
    MeasureOption,
    PlaceOption,
    SinceOption,
    SourceOption,
    SpeakerOption,
    UnitOption,
    UntilOption,
    WorkspaceOption,
    date_given,
    opened,
    reading,
)
from factcheck.cli.output import complain, console, on_terminal, print_json, print_line, print_rows, print_tsv, talk

if TYPE_CHECKING:
    from factcheck.documents import Document

TextArgument = Annotated[str | None, typer.Argument(metavar="TEXT", help="The claim, or - for standard input.")]
FileOption = Annotated[
    str | None, typer.Option("--file", metavar="PATH", help="Whatever `add` takes, instead of TEXT.")
]
FOUND = 1


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    for command in (check, search, compare, conflicts, timeline):
        app.command()(command)


def check(
    text: TextArgument = None,
    file: FileOption = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The date of a text that carries none.")] = None,
    add: Annotated[bool, typer.Option("--add", help="Keep the text as a document, after checking it.")] = False,
    limit: LimitOption = 10,
    source: SourceOption = None,
    speaker: SpeakerOption = None,
    place: PlaceOption = None,
    measure: MeasureOption = None,
    unit: UnitOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Set a claim beside what others said before: same figure, conflicting, changed, or only alike."""
    from factcheck.show.outcomes import checked_record
    from factcheck.show.terminal.side_by_side import COLUMNS, draw, rows
    from factcheck.store.filters import Filters

    asked = _Asked(text, file, published, json=json)
    with opened(workspace, create=add) as space:
        checks = space.check(asked, Filters(source, speaker, place, measure, unit, since, until), limit=limit, add=add)
        if json:
            for checked in checks:
                print_json(checked_record(checked))
        elif on_terminal():
            screen = console()
            for checked in checks:
                draw(checked, screen)
        else:
            found = [row for checked in checks for row in rows(checked)]
            print_tsv(COLUMNS, found)
            if not found:
                talk("Nothing like it is stored.")
    return asked.exit_code


def search(
    text: TextArgument = None,
    file: FileOption = None,
    limit: LimitOption = 10,
    source: SourceOption = None,
    speaker: SpeakerOption = None,
    place: PlaceOption = None,
    measure: MeasureOption = None,
    unit: UnitOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    exact: Annotated[bool, typer.Option("--exact", help="Read every vector, however many there are.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Find stored claims like any text, best first, without comparing them."""
    from factcheck.show.outcomes import found_record
    from factcheck.show.terminal.found import COLUMNS, rows
    from factcheck.store.filters import Filters

    asked = _Asked(text, file, None, json=json)
    with opened(workspace) as space:
        found = space.search(
            asked, Filters(source, speaker, place, measure, unit, since, until), limit=limit, exact=exact
        )
        if json:
            for one in found:
                print_json(found_record(one))
        else:
            print_rows(COLUMNS, (row for one in found for row in rows(one)))
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
    from factcheck.show.terminal.pairs import COLUMNS, row

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
    compared = compare_pairs(pairs())
    if json:
        for one in compared:
            print_json(pair_record(one))
    else:
        print_rows(COLUMNS, (row(one) for one in compared))
    return UNREADABLE if failed else 0


def conflicts(
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="Only questions like this; all if left out.")
    ] = None,
    source: SourceOption = None,
    speaker: SpeakerOption = None,
    place: PlaceOption = None,
    measure: MeasureOption = None,
    unit: UnitOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if there are any.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """List the disputed questions: figures of different documents that contradict each other, worst first."""
    from factcheck.show.outcomes import dispute_record
    from factcheck.show.terminal.disputes import COLUMNS, draw, rows
    from factcheck.store.filters import Filters

    any_found = False
    with opened(workspace) as space:
        disputes = space.conflicts(query, Filters(source, speaker, place, measure, unit, since, until))
        if json:
            for dispute in disputes:
                any_found = True
                print_json(dispute_record(dispute))
        elif on_terminal():
            screen = console()
            for dispute in disputes:
                any_found = True
                draw(dispute, screen)
        else:
            found = list(disputes)
            any_found = bool(found)
            print_tsv(COLUMNS, (row for dispute in found for row in rows(dispute)))
        if not any_found and not json:
            talk("No conflicting figures.")
    return FOUND if exit_code and any_found else 0


def timeline(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A question or a claim: troops around Ukraine.")],
    svg: Annotated[str | None, typer.Option("--svg", metavar="FILE", help="Write the chart as an SVG picture.")] = None,
    source: SourceOption = None,
    speaker: SpeakerOption = None,
    place: PlaceOption = None,
    measure: MeasureOption = None,
    unit: UnitOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Show one question's figures through time: a point, an arrow (at least, at most) or a bar (range) each."""
    from factcheck.show.chart import svg_chart, terminal_chart
    from factcheck.show.outcomes import timeline_record
    from factcheck.store.filters import Filters

    with opened(workspace) as space:
        points = space.timeline(query, Filters(source, speaker, place, measure, unit, since, until))
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
        from factcheck.read.inputs import completed, read_inputs

        if self._file is None:
            text = sys.stdin.read() if self._text == "-" else self._text or ""
            if not text.strip():
                raise EmptyText("there is nothing to check", hint="give a sentence or an article")
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
