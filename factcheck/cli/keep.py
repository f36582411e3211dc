"""Commands that keep the workspace in order: verify, index, backup, restore, migrate, doctor."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import (
    ClusterOption,
    JsonOption,
    WorkersOption,
    WorkspaceOption,
    dask_workers,
    opened,
)
from factcheck.cli.output import print_json, print_line, print_outcome, print_rows, talk
from factcheck.errors import SpanMismatch, StaleIndex, UsageError


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    index = typer.Typer(
        help="The search index, a cache of the store that can be rebuilt at any time.", rich_markup_mode=None
    )
    index.command()(status)
    index.command()(rebuild)
    index.command()(model)
    index.command()(prune)
    app.add_typer(index, name="index")
    app.command()(verify)
    app.command()(backup)
    app.command()(restore)
    app.command()(migrate)
    app.command()(doctor)


def verify(workspace: WorkspaceOption = None, json: JsonOption = False) -> int:
    """Check every span, snapshot, vector and the index; exit 0 when whole, 6 or 5 when not."""
    with opened(workspace) as space:
        problems = list(space.verify())
    for problem in problems:
        if json:
            print_json({"kind": problem.kind, "subject": problem.subject, "message": problem.message})
        else:
            print_line(f"{problem.subject}: {problem.message}")
    if not problems:
        if json:
            print_json({"whole": True})
        else:
            print_line("Every span, snapshot, vector and the index are whole.")
        return 0
    only_index = all(problem.kind == "index" for problem in problems)
    return StaleIndex.exit_code if only_index else SpanMismatch.exit_code


def status(workspace: WorkspaceOption = None, json: JsonOption = False) -> int:
    """Say whether the index stands where the store does."""
    from dataclasses import asdict

    with opened(workspace) as space:
        record = asdict(space.index_status())
    if json:
        print_json(record)
    else:
        print_rows(("what", "is"), ((name, "–" if value is None else str(value)) for name, value in record.items()))
    return 0 if record["rebuilt"] is None else StaleIndex.exit_code


def rebuild(
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Build the index anew from the store."""
    from dataclasses import asdict

    with opened(workspace) as space, dask_workers(cluster, workers) as elsewhere:
        status = space.rebuild_index(elsewhere)
    print_outcome(asdict(status), f"Indexed {status.claims:,} claims.", json=json)


def model(
    name: Annotated[str, typer.Argument(metavar="MODEL", help="packaged, or a sentence-transformers folder.")],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Encode every claim with another model, then search by it. Stopped in the middle, it goes on when repeated."""
    from factcheck.cli.progress import Progress

    with opened(workspace) as space, Progress("claims") as progress:
        progress.expect(space.index_status().claims)
        for claims in space.change_model(name):
            progress.advance(claims)
    if json:
        print_json({"model": name, "encoded": progress.done})
    else:
        print_line(f"Encoded {progress.done:,} claims; the workspace is searched by {name} now.")
        talk("The old vectors are kept; factcheck index prune removes them.")


def prune(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Remove the vectors of models that are not searched any more."""
    with opened(workspace) as space:
        gone = space.prune_vectors()
    print_outcome({"removed": gone}, f"Removed {gone:,} vectors.", json=json)


def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where the copy of the database goes.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Copy the database while others go on using it."""
    from pathlib import Path

    with opened(workspace) as space:
        space.backup(Path(file))
    talk(f"Wrote {file}. To go back to it: factcheck restore {file} --workspace FOLDER")


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What factcheck backup wrote.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Make a workspace of a backup, in a folder that has none; nothing is ever overwritten."""
    from pathlib import Path

    from factcheck.settings import load_settings
    from factcheck.store.backups import restore as put_back

    settings = load_settings(workspace)
    if settings.url is not None:
        raise UsageError(
            "a backup is restored into a folder",
            subject=settings.database.origin if settings.database else None,
            hint="unset it, restore, then move the folder to the server: factcheck migrate URL",
        )
    put_back(Path(file), settings.folder)
    talk(f"Restored into {settings.folder}.")


def migrate(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A folder, or the URL of a PostgreSQL database.")],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Copy the workspace to a PostgreSQL server, or from there into a folder, and prove that both export the same."""
    from dataclasses import asdict
    from pathlib import Path

    from factcheck.settings import load_settings
    from factcheck.store.moving import move
    from factcheck.store.store import Store

    url = target if "://" in target else None
    if url and not url.startswith("postgresql"):
        raise UsageError(
            "no URL of a PostgreSQL server",
            subject=url.partition(":")[0] + ":…",
            hint="postgresql+psycopg://USER:PASSWORD@HOST/DATABASE",
        )
    folder = load_settings(None, {"FACTCHECK_DATABASE_URL": url}).folder if url else Path(target)
    with opened(workspace) as space, Store.open(folder, url=url) as other:
        moved = move(space.store, other)
        name = other.database.name
    if json:
        print_json(asdict(moved))
        return
    print_line(f"Copied {moved.copied:,} of {moved.documents:,} documents to {name}.")
    talk(f"Both export the same bytes (SHA-256 {moved.sha256}). The old place is as it was.")


def doctor(workspace: WorkspaceOption = None, json: JsonOption = False) -> int:
    """Say what is installed, where the workspace is, and whether index and store agree."""
    from factcheck.doctor import examine

    findings = list(examine(workspace))
    if json:
        for finding in findings:
            print_json(finding.record())
    else:
        print_rows(("", "what", "is"), ((finding.mark, finding.what, finding.found) for finding in findings))
    return max((finding.exit_code for finding in findings), default=0)
