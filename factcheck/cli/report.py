"""`factcheck report`: an article with what history says beside every figure and statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import WorkspaceOption, date_given, opened, reading
from factcheck.cli.output import complain, console, on_terminal, print_line, talk

if TYPE_CHECKING:
    from factcheck.documents import Document
    from factcheck.workspace import Workspace

FORMS = ("html", "markdown", "terminal")


def register(app: typer.Typer) -> None:
    """Hang the command into the application."""
    app.command()(report)


def report(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="A file, link, - for standard input, or a stored document's id.")
    ],
    path: Annotated[
        str | None, typer.Option("--out", "-o", metavar="FILE", help="Write it there; .html and .md say the format.")
    ] = None,
    form: Annotated[str | None, typer.Option("--format", help="html, markdown or terminal.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The date of a text that carries none.")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """The whole article, every figure and statement marked, each with what history says beside it."""
    from pathlib import Path

    from factcheck.errors import UsageError
    from factcheck.show.files import write_whole
    from factcheck.show.report.html import html
    from factcheck.show.report.report import report as made_of
    from factcheck.show.report.text import draw, markdown

    named = {".html": "html", ".htm": "html", ".md": "markdown"}.get(Path(path or "").suffix.lower())
    chosen = form or named or ("terminal" if path is None and on_terminal() else "markdown")
    if chosen not in FORMS or (chosen == "terminal" and path is not None):
        raise UsageError("no such format for a file", subject=chosen, hint="one of html, markdown")
    with opened(workspace) as space:
        made = made_of(space, _document(space, article, published))
    if chosen == "terminal":
        draw(made, console())
        return
    pieces = html(made) if chosen == "html" else (line + "\n" for line in markdown(made))
    if path is None:
        print_line("".join(pieces).rstrip("\n"))
    else:
        write_whole(Path(path), pieces)
        talk(f"Wrote {path}.")


def _document(space: Workspace, article: str, published: str | None) -> Document:
    """The article: a stored document, else the first document of an input; what else is in it is said and left out."""
    from factcheck.documents import Document
    from factcheck.errors import EmptyText
    from factcheck.read.inputs import completed, read_inputs
    from factcheck.show.report.report import stored_or_none

    stored = stored_or_none(space, article)
    if stored is not None:
        return stored
    items = read_inputs([article], options=reading(dated=published is not None))
    found = list(completed(items, published=date_given("--published", published)))
    documents = [item for item in found if isinstance(item, Document)]
    failed = [item for item in found if not isinstance(item, Document)]
    if not documents:
        raise failed[0] if failed else EmptyText("no article in it", subject=article)
    for error in failed:
        complain(error, as_json=False)
    if len(documents) > 1:
        talk(f"{article} holds {len(documents)} documents; this is the report of the first, {documents[0].doc}")
    return documents[0]
