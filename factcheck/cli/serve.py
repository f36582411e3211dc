"""Commands for the desk: serve, and who may sit at it."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import JsonOption, WorkspaceOption
from factcheck.cli.output import print_json, print_line, print_rows, talk

HostOption = Annotated[
    str, typer.Option(metavar="ADDRESS", help="The address to listen on; other machines need --token or users.")
]
RoleOption = Annotated[str, typer.Option(metavar="ROLE", help="reader, annotator, editor or admin.")]


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    app.command()(serve)
    users = typer.Typer(help="Who may sign in at the desk, and what they may do there.", rich_markup_mode=None)
    users.command("add")(add_user)
    users.command("remove")(remove_user)
    users.command("list")(list_users)
    app.add_typer(users, name="users")


def serve(
    host: HostOption = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    token: Annotated[
        str | None, typer.Option(envvar="FACTCHECK_TOKEN", help="What browsers and programs must present.")
    ] = None,
    token_role: RoleOption = "reader",  # noqa: S107 -- a role, no password
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name the desk goes by; may be given again.")
    ] = None,
    processes: Annotated[
        int | None, typer.Option(min=1, max=64, help="How many check and search at once; each takes half a gigabyte.")
    ] = None,
    max_upload: Annotated[int, typer.Option(min=1, metavar="MB", help="The most that is added in one piece.")] = 25,
    workspace: WorkspaceOption = None,
) -> None:
    """Open the desk: the workspace as web pages and a JSON API, for this machine unless told otherwise."""
    from factcheck.settings import load_settings
    from factcheck.web.crew import room
    from factcheck.web.desk import MEGABYTE, Desk
    from factcheck.web.people import Role
    from factcheck.web.serving import announced, listening, terms_for

    terms = terms_for(host, token, Role.parse(token_role), tuple(allow_host or ()), max_upload * MEGABYTE)
    settings = load_settings(workspace)
    with listening(host, port) as socket:
        desk = Desk(settings, terms, processes or room())
        if not terms.local and token is None and not desk.ledger.users():
            from factcheck.errors import UsageError

            desk.close()
            hint = "give --token, or add somebody with `factcheck users add NAME`"
            raise UsageError(
                "other machines could read and nobody would have to sign in", subject=f"--host {host}", hint=hint
            )
        talk(f"The desk is open at {announced(host, socket)}  (Ctrl-C closes it)")
        from factcheck.web.serving import run

        run(desk, socket)


def add_user(
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    role: RoleOption = "annotator",
    workspace: WorkspaceOption = None,
) -> None:
    """Let somebody sign in; the password is asked for, or read as one line from a pipe. Adding again changes both."""
    import sys

    from factcheck.web.people import Role, hashed

    chosen = Role.parse(role)
    with _ledger(workspace) as ledger:
        given = (
            typer.prompt("Password", hide_input=True, confirmation_prompt=True)
            if sys.stdin.isatty()
            else sys.stdin.readline().rstrip("\n")
        )
        ledger.put_user(name, hashed(given), chosen)
    talk(f"{name} may sign in as {chosen.word}.")


def remove_user(
    name: Annotated[str, typer.Argument(help="Whose access ends.")], workspace: WorkspaceOption = None
) -> None:
    """Take somebody's access away at once; what they said stays."""
    with _ledger(workspace) as ledger:
        ledger.remove_user(name)
    print_line(f"Removed {name}.")


def list_users(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Who may sign in."""
    with _ledger(workspace) as ledger:
        people = ledger.users(every=True)
    if json:
        for person in people:
            print_json({"name": person.name, "role": person.role.word, "disabled": person.disabled})
    else:
        rows = ((person.name, person.role.word, "closed" if person.disabled else "open") for person in people)
        print_rows(("name", "role", "access"), rows)


def _ledger(workspace: str | None):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from contextlib import closing

    from factcheck.errors import WorkspaceLocked
    from factcheck.settings import load_settings
    from factcheck.web.ledger import Ledger

    folder = load_settings(workspace).folder
    folder.mkdir(parents=True, exist_ok=True)
    ledger = Ledger.open(folder)
    if not ledger.kept:
        raise WorkspaceLocked("the folder cannot be written", subject=str(folder))
    return closing(ledger)
