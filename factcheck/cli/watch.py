"""`factcheck watch`: saved questions, and what is new on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import ByOption, JsonOption, WorkspaceOption, opened
from factcheck.cli.output import print_answers, print_json, print_line, talk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.watching import News

FOUND = 1


def register(app: typer.Typer) -> None:
    """Hang the command into the application."""
    app.command()(watch)


def watch(
    query: Annotated[
        str | None, typer.Argument(metavar="[QUERY]", help="A question to save; left out: what is new on all.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Forget QUERY.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the saved questions.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Report without marking as seen.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if there is anything new.")] = False,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Save a question, or report what came in on the saved ones since the last report."""
    from factcheck.show.outcomes import news_record
    from factcheck.show.terminal.news import COLUMNS, rows

    with opened(workspace) as space:
        if query is not None:
            if remove:
                space.unwatch(query)
            else:
                space.watch(query, by=by)
            print_line(f"{'Forgot' if remove else 'Watching'}: {query}")
            return 0
        if listed:
            for saved in space.watches():
                if json:
                    print_json({"query": saved.query, "by": saved.by, "created": saved.created})
                else:
                    print_line(saved.query)
            return 0
        found = [one for one in space.news(keep=keep) if one.claims]
    if found or json:
        print_answers(found, news_record, COLUMNS, rows, json=json)
    else:
        talk("Nothing new.")
    return FOUND if exit_code and found else 0


def tell(news: Iterable[News]) -> None:
    """A line on standard error for each saved question on which something came in."""
    from factcheck.show.phrases import counted

    for one in news:
        if one.claims:
            talk(f"{counted(len(one.claims), 'new claim')} on your question “{one.query}”. See: factcheck watch")
