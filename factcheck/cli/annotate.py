"""Commands by which people add what they know: annotate, judge."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import ByOption, JsonOption, WorkspaceOption, opened
from factcheck.cli.output import print_json, print_line

TargetArgument = Annotated[
    str, typer.Argument(metavar="TARGET", help="Id of a claim, figure, document, source or speaker.")
]


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    app.command()(annotate)
    app.command()(judge)


def annotate(
    target: TargetArgument,
    note: Annotated[str | None, typer.Option(help="What there is to say.")] = None,
    grade: Annotated[
        str | None, typer.Option(help="Admiralty grade: A–F for the source, 1–6 for the information: B2.")
    ] = None,
    link: Annotated[list[str] | None, typer.Option(metavar="URL", help="A link; may be given again.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A tag; may be given again.")] = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Add a note, a grade, links or tags to a claim, figure, document, source or speaker."""
    with opened(workspace) as space:
        annotation = space.annotate(target, note=note, grade=grade, links=link or [], tags=tag or [], by=by)
    if json:
        print_json(annotation)
    else:
        print_line(f"Annotated {annotation['target']}.")


def judge(
    a: Annotated[str, typer.Argument(metavar="A", help="Id of a claim or figure.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Id of another.")],
    decision: Annotated[str, typer.Argument(metavar="same|different|conflict|unsure")],
    why: Annotated[str | None, typer.Option(help="The reason, for those who come after.")] = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Record a person's decision on a pair; it outranks the machine's from then on."""
    with opened(workspace) as space:
        judgement = space.judge(a, b, decision, why=why, by=by)
    if json:
        print_json(judgement)
    else:
        print_line(f"Judged {judgement['a']} and {judgement['b']}: {judgement['decision']}.")
