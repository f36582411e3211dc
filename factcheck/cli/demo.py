"""`factcheck demo`: the main job on the reports that come with the project, in one breath."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.output import console, talk

CLAIM = "Russia has massed 190,000 troops around Ukraine."
PUBLISHED = "2022-02-19"


def register(app: typer.Typer) -> None:
    """Hang the command into the application."""
    app.command()(demo)


def demo(
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="Another claim to check.")] = CLAIM,
    published: Annotated[str, typer.Option(metavar="DATE", help="The date of the claim.")] = PUBLISHED,
) -> None:
    """Add the project's own small corpus to a throw-away workspace and check a claim against it."""
    import tempfile
    import time

    from factcheck.documents import Document
    from factcheck.read.inputs import read_inputs
    from factcheck.settings import load_settings
    from factcheck.show.terminal.side_by_side import draw
    from factcheck.workspace import Workspace

    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="factcheck-demo-") as folder:
        talk(f"A throw-away workspace in {folder}\n\n$ factcheck add seeds/reports.jsonl")
        with Workspace.open(load_settings(folder), create=True) as space:
            additions = list(space.add(read_inputs([str(_seeds() / "reports.jsonl")])))
            claims, figures, statements = (
                sum(getattr(addition, name) for addition in additions) for name in ("claims", "figures", "statements")
            )
            talk(f"Added {len(additions)} documents: {claims} claims, {figures} figures, {statements} statements.")
            talk(f'\n$ factcheck check "{text}" --published {published}\n')
            checked = list(space.check([Document(text, published=published)], limit=6))
        screen = console()
        for one in checked:
            draw(one, screen)
    talk(f"That took {time.monotonic() - started:.1f} seconds. Nothing was kept. Next: factcheck add YOUR-FILES")


def _seeds() -> Path:
    """The folder of the project's own corpus: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"
