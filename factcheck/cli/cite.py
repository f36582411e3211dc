"""`factcheck cite`: a claim with everything that a reader needs to find it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import JsonOption, WorkspaceOption, opened
from factcheck.cli.output import print_json, print_line

if TYPE_CHECKING:
    from factcheck.show.citations import Citation

FORMS = ("footnote", "markdown", "bibtex", "ris", "csl")


def register(app: typer.Typer) -> None:
    """Hang the command into the application."""
    app.command()(cite)


def cite(
    identifiers: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids of claims, figures, statements or documents.")
    ],
    form: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMS)}.")] = "footnote",
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Print a citation: quote, speaker, outlet, date, link, archived hash, offsets."""
    from factcheck.errors import UsageError
    from factcheck.show.citations import citation_of, citation_record, footnote, markdown
    from factcheck.show.exports.bibliography import bibtex, csl, ris
    from factcheck.show.records import line

    writers: dict[str, Callable[[Citation], str]] = {
        "footnote": footnote, "markdown": markdown, "bibtex": bibtex, "ris": ris, "csl": lambda c: line(csl(c)),
    }  # fmt: skip
    if form not in writers:
        raise UsageError("no such format", subject=form, hint=f"one of {', '.join(FORMS)}")
    with opened(workspace) as space:
        for identifier in identifiers:
            citation = citation_of(space, identifier)
            if json:
                print_json(citation_record(citation))
            else:
                print_line(writers[form](citation))
