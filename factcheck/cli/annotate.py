"""Commands by which people add what they know: annotate, annotations, judge, judgements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import ByOption, JsonOption, WhyOption, WorkspaceOption, opened
from factcheck.cli.output import print_line, print_outcome, print_records, talk

TargetArgument = Annotated[
    str, typer.Argument(metavar="TARGET", help="Id of a claim, figure, document, source or speaker.")
]
NameArgument = Annotated[str, typer.Argument(metavar="ANNOTATION", help="Id of an annotation, or its beginning.")]
NoteOption = Annotated[str | None, typer.Option(help="What there is to say.")]
GradeOption = Annotated[
    str | None, typer.Option(help="Admiralty grade: A–F for the source, 1–6 for the information: B2.")
]
LinkOption = Annotated[list[str] | None, typer.Option(metavar="URL", help="A link; may be given again.")]
TagOption = Annotated[list[str] | None, typer.Option(help="A tag; may be given again.")]

_ANNOTATIONS = ("id", "target", "grade", "note", "tags", "links", "by", "created", "action")
_JUDGEMENTS = ("a", "b", "decision", "why", "by", "created")


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    app.command()(annotate)
    app.command()(judge)
    annotations = typer.Typer(help="What people noted: list, edit, delete, history, orphans.", rich_markup_mode=None)
    annotations.command("list")(listed)
    annotations.command()(edit)
    annotations.command()(delete)
    annotations.command()(history)
    annotations.command()(orphans)
    app.add_typer(annotations, name="annotations")
    judgements = typer.Typer(help="What people decided on pairs: list, dump, replay.", rich_markup_mode=None)
    judgements.command("list")(decisions)
    judgements.command()(dump)
    judgements.command()(replay)
    app.add_typer(judgements, name="judgements")


def annotate(
    target: TargetArgument,
    note: NoteOption = None,
    grade: GradeOption = None,
    link: LinkOption = None,
    tag: TagOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Add a note, a grade, links or tags to a claim, figure, document, source or speaker."""
    with opened(workspace) as space:
        annotation = space.annotate(target, note=note, grade=grade, links=link or [], tags=tag or [], by=by)
    print_outcome(annotation, f"Annotated {annotation['target']}.", json=json)


def edit(
    annotation: NameArgument,
    note: NoteOption = None,
    grade: GradeOption = None,
    link: LinkOption = None,
    tag: TagOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Change what an annotation says; what is not given stays, and the versions before are kept."""
    with opened(workspace) as space:
        made = space.review.edit_annotation(annotation, note=note, grade=grade, links=link, tags=tag, by=by)
    print_outcome(made, f"Changed {made['id']} on {made['target']}.", json=json)


def delete(
    annotation: NameArgument, by: ByOption = None, workspace: WorkspaceOption = None, json: JsonOption = False
) -> None:
    """Take an annotation back; its history is kept."""
    with opened(workspace) as space:
        made = space.review.delete_annotation(annotation, by=by)
    print_outcome(
        made, f"Deleted {made['id']} on {made['target']}; annotations history {made['id']} shows it.", json=json
    )


def listed(
    target: Annotated[
        str | None, typer.Argument(metavar="[TARGET]", help="Only those on this; all if left out.")
    ] = None,
    tag: Annotated[str | None, typer.Option(help="Only those with this tag.")] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """List the annotations as they stand."""
    with opened(workspace) as space:
        print_records(_ANNOTATIONS, space.review.annotations(target, tag=tag), json=json)


def history(annotation: NameArgument, workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Show every version of an annotation, the first one first."""
    with opened(workspace) as space:
        print_records(_ANNOTATIONS, iter(space.review.annotation_history(annotation)), json=json)


def orphans(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """List annotations and judgements on what is not stored here: they are kept and wait."""
    with opened(workspace) as space:
        found = (
            {"target": f"{r['a']} {r['b']}"} | r if r["kind"] == "judgement" else r for r in space.review.orphans()
        )
        print_records(("kind", "target", "note", "decision", "by", "created"), found, json=json)


def judge(
    a: Annotated[str, typer.Argument(metavar="A", help="Id of a claim or figure.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Id of another.")],
    decision: Annotated[str, typer.Argument(metavar="same|different|conflict|unsure|undo")],
    why: WhyOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Record a person's decision on a pair; it outranks the machine's from then on. `undo` takes the last one back."""
    with opened(workspace) as space:
        judgement = space.judge(a, b, decision, why=why, by=by)
    print_outcome(judgement, f"Judged {judgement['a']} and {judgement['b']}: {judgement['decision']}.", json=json)


def decisions(
    every: Annotated[bool, typer.Option("--all", help="Also those that were replaced or taken back.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """List the judgements that count."""
    with opened(workspace) as space:
        print_records(_JUDGEMENTS, space.review.judgements(every=every), json=json)


def dump(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for standard output.")] = "-",
    workspace: WorkspaceOption = None,
) -> None:
    """Write every decision ever made, in order, as JSON Lines."""
    from factcheck.show.files import write_whole
    from factcheck.show.records import line

    with opened(workspace) as space:
        lines = [line(record) for record in space.review.judgements(every=True)]
    if path == "-":
        for text in lines:
            print_line(text)
    else:
        talk(f"Wrote {write_whole(Path(path), (text + chr(10) for text in lines))} judgements to {path}.")


def replay(
    path: Annotated[str, typer.Argument(metavar="PATH", help="What `judgements dump` wrote, or - for standard input.")],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Make the decisions of a dump here too, with their authors and dates; none is doubled."""
    from factcheck.show.imports import read_records

    with opened(workspace) as space:
        taken = space.review.replay(read_records(path))
    record = {"judgements": taken.judgements, "unchanged": taken.unchanged, "orphans": taken.orphans}
    print_outcome(record, f"Took in {taken.judgements} judgements, {taken.unchanged} unchanged.", json=json)
    for orphan in taken.orphans:
        talk(f"{orphan} is not stored here; the decision on it is kept until it comes")
