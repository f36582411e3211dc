"""Commands that list what is stored: claims, documents, sources, show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.filtering import OF_DOCUMENTS, filtered
from factcheck.cli.options import (
    JsonOption,
    WorkspaceOption,
    opened,
)
from factcheck.cli.output import print_json, print_records

if TYPE_CHECKING:
    from factcheck.store.filters import Filters


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    for command in (claims, documents, sources, show):
        app.command()(command)


@filtered()
def claims(
    *,
    filters: Filters,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """List the stored claims."""
    _list("claims", filters, workspace, json=json)


@filtered(*OF_DOCUMENTS)
def documents(
    *,
    filters: Filters,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """List the stored documents."""
    _list("documents", filters, workspace, json=json)


def sources(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """List the sources: who published the documents."""
    from factcheck.store.filters import NONE

    _list("sources", NONE, workspace, json=json)


def show(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a document, claim, figure, statement, source or speaker.")
    ],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Show one thing whole, with where it comes from and its annotations."""
    from factcheck.cli.output import print_line
    from factcheck.show.stored import whole_record
    from factcheck.show.terminal.listing import spelled_out

    with opened(workspace) as space:
        record = whole_record(space, identifier)
    if json:
        print_json(record)
    else:
        print_line(spelled_out(record))


def _list(what: str, filters: Filters, workspace: str | None, *, json: bool) -> None:
    from factcheck.show.stored import listing
    from factcheck.show.terminal.listing import COLUMNS

    with opened(workspace) as space:
        print_records(COLUMNS[what], listing(space, what, filters), json=json)
