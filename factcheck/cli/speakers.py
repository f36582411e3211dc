"""`factcheck speakers`: who said it across documents, and which names are one speaker's."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import ByOption, JsonOption, WhyOption, WorkspaceOption, opened
from factcheck.cli.output import print_outcome, print_records

NameArgument = Annotated[str, typer.Argument(metavar="SPEAKER", help="A speaker's id or name.")]


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    speakers = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
    speakers.callback()(listed)
    speakers.command()(merge)
    speakers.command()(split)
    speakers.command()(undo)
    app.add_typer(speakers, name="speakers", help="List the speakers; merge and split names, and undo it.")


def listed(context: typer.Context, workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """List the speakers: who the documents say said it, each with the names that documents give."""
    if context.invoked_subcommand is not None:
        return
    from factcheck.show.stored import listing
    from factcheck.show.terminal.listing import COLUMNS

    with opened(workspace) as space:
        print_records(COLUMNS["speakers"], listing(space, "speakers"), json=json)


def merge(
    a: NameArgument,
    b: NameArgument,
    why: WhyOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Say that two speakers are one. It outranks the machine from then on."""
    with opened(workspace) as space:
        record = space.review.merge_speakers(a, b, why=why, by=by)
    print_outcome(record, f"One speaker: {', '.join(record['names'])}.", json=json)


def split(
    name: NameArgument,
    others: Annotated[
        list[str] | None, typer.Argument(metavar="[OTHER...]", help="Left out: all that it is joined with.")
    ] = None,
    why: WhyOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Say that a name is another speaker than OTHER. It outranks the machine from then on."""
    with opened(workspace) as space:
        record = space.review.split_speaker(name, others or [], why=why, by=by)
    print_outcome(record, f"A speaker of its own: {', '.join(record['names'])}.", json=json)


def undo(
    a: NameArgument,
    b: NameArgument,
    why: WhyOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Take back the latest merge or split of two names."""
    with opened(workspace) as space:
        record = space.review.undo_speakers(a, b, why=why, by=by)
    print_outcome(record, f"Taken back: {record['a']} and {record['b']}.", json=json)
