"""Commands that mend what the machine found: edit, confirm, reject, reextract."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from factcheck.cli.options import ByOption, JsonOption, WhyOption, WorkspaceOption, opened
from factcheck.cli.output import on_terminal, print_json, print_outcome, print_rows, talk

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of a figure or statement; `show` lists them.")]
IdsArgument = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of figures, statements or speakers.")]


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    for command in (edit, confirm, reject, reextract):
        app.command()(command)


def edit(
    identifier: IdArgument,
    low: Annotated[str | None, typer.Option(help="The lowest value.")] = None,
    high: Annotated[str | None, typer.Option(help="The highest value.")] = None,
    bound: Annotated[str | None, typer.Option(help="exact, about, at_least, at_most or range.")] = None,
    unit: Annotated[str | None, typer.Option(help="percent, USD, hectare …, or unknown for a plain count.")] = None,
    measure: Annotated[str | None, typer.Option(help="What is counted or measured.")] = None,
    subject: Annotated[str | None, typer.Option(help="Who has, does or suffers it.")] = None,
    event: Annotated[str | None, typer.Option(help="The verb: gather, lose, kill.")] = None,
    place: Annotated[str | None, typer.Option(help="Where it holds.")] = None,
    as_of: Annotated[str | None, typer.Option(help="When it holds: YYYY-MM-DD, YYYY-MM, YYYY, FROM/TO.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    role: Annotated[
        str | None, typer.Option(help="Of a figure: level, delta, factor …; of a statement: the speaker's office.")
    ] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Back to what the machine said.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the latest correction back.")] = False,
    why: WhyOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Correct what the machine read; `unknown` empties a field. The correction outlives a newer extraction."""
    fields = {
        "low": low, "high": high, "bound": bound, "unit": unit, "measure": measure, "subject": subject,
        "event": event, "place": place, "as_of": as_of, "speaker": speaker, "role": role,
    }  # fmt: skip
    changes = {name: value for name, value in fields.items() if value is not None}
    _correct([identifier], "undo" if undo else "reset" if reset else "edit", workspace, by, why, changes, json=json)


def confirm(
    identifiers: IdsArgument,
    why: WhyOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Say that what the machine found is right."""
    _correct(identifiers, "confirm", workspace, by, why, {}, json=json)


def reject(
    identifiers: IdsArgument,
    why: WhyOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Say that it is none: it is kept, and answers no question from now on."""
    _correct(identifiers, "reject", workspace, by, why, {}, json=json)


def reextract(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="[DOCUMENT...]", help="Ids of documents; all if left out.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Extract stored documents anew and show what changed; what people corrected stays."""
    from factcheck.show.outcomes import reextraction_record
    from factcheck.show.terminal.differences import COLUMNS, rows

    count = changed = 0
    lines: list[tuple[str, ...]] = []
    with opened(workspace) as space:
        for outcome in space.reextract(documents, dry_run=dry_run):
            count, changed = count + 1, changed + bool(outcome.differences)
            if json:
                print_json(reextraction_record(outcome))
            else:
                lines += rows(outcome)
    if not json:
        if lines or not on_terminal():
            print_rows(COLUMNS, lines)
        would = "would change" if dry_run else "changed"
        talk(f"Extracted {count} documents anew; {changed} {would}.")


def _correct(
    identifiers: list[str],
    action: str,
    workspace: str | None,
    by: str | None,
    why: str | None,
    changes: dict[str, Any],
    *,
    json: bool,
) -> None:
    words = {"edit": "Corrected", "confirm": "Confirmed", "reject": "Rejected", "reset": "Reset", "undo": "Taken back:"}
    with opened(workspace) as space:
        for identifier in identifiers:
            made = space.review.correct(identifier, action, changes=changes, why=why, by=by)
            print_outcome(made, f"{words[action]} {made['target']}.", json=json)
