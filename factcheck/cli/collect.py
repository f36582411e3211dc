"""Commands that bring documents in and take the workspace out: add, extract, remove, export, import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from factcheck.cli.options import (
    ClusterOption,
    ColumnsOption,
    FollowOption,
    JsonOption,
    WorkersOption,
    WorkspaceOption,
    dask_workers,
    opened,
    reading,
)
from factcheck.cli.output import complain, print_answers, print_json, print_line, talk
from factcheck.cli.watch import tell
from factcheck.errors import Unreadable

InputsArgument = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, links, or - for standard input.")
]


UNREADABLE = Unreadable.exit_code
FORMATS = (
    "jsonl (everything), annotations, webannotation, csv, markdown (PATH is a folder), claimreview, csl, bibtex, ris,"
    " atom or misp."
)


def register(app: typer.Typer) -> None:
    """Hang the commands into the application."""
    app.command()(add)
    app.command()(extract)
    app.command()(remove)
    app.command()(export)
    app.command("import")(load)


def add(
    inputs: InputsArgument,
    source: Annotated[str | None, typer.Option(help="Who published it, where the input does not say.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When, where the input does not say.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title, where the input has none.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it can be read, where the input does not say.")] = None,
    columns: ColumnsOption = None,
    follow: FollowOption = False,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Read documents and keep their claims. Adding the same document twice changes nothing."""
    from collections import Counter

    from factcheck.cli.options import date_given
    from factcheck.cli.progress import Progress, documents_in
    from factcheck.read.inputs import completed, read_inputs
    from factcheck.show.outcomes import addition_record
    from factcheck.show.phrases import counted
    from factcheck.workers import worth_having

    counts: Counter[str] = Counter()
    with opened(workspace, create=True) as space, dask_workers(cluster, workers) as elsewhere, Progress() as progress:
        progress.expect(documents_in(inputs))
        options = reading(columns, follow=follow, dated=published is not None)
        items = read_inputs(inputs, options=options)
        known = completed(items, source, date_given("--published", published), title, url)
        for addition in space.add(known, workers=worth_having(), cluster=elsewhere):
            counts[addition.status] += 1
            for name in ("claims", "figures", "statements", "conflicts"):
                counts[name] += getattr(addition, name)
            counts["foreign"] += addition.language not in (None, "en")
            progress.advance(claims=addition.claims)
            if json:
                print_json(addition_record(addition))
            elif addition.error is not None:
                complain(addition.error, as_json=False)
        news = space.news(keep=True) if counts["added"] else []
    if not json:
        print_line(
            f"Added {counted(counts['added'], 'document')}: {counted(counts['claims'], 'claim')}, "
            f"{counted(counts['figures'], 'figure')}, {counted(counts['statements'], 'statement')}. "
            f"{counts['unchanged']:,} unchanged, {counts['failed']:,} failed."
        )
        if counts["foreign"]:
            talk(f"{counts['foreign']} in another language than English: kept and marked, not extracted.")
        if counts["conflicts"]:
            told = f"{counted(counts['conflicts'], 'figure')} may conflict with what was there before."
            talk(f"{told} See: factcheck conflicts")
        if cluster or workers:
            talk(progress.rate())
    tell(news)
    return UNREADABLE if counts["failed"] else 0


def extract(
    inputs: InputsArgument, columns: ColumnsOption = None, follow: FollowOption = False, json: JsonOption = False
) -> int:
    """Show the figures and statements of documents; nothing is stored."""
    from factcheck.documents import Document
    from factcheck.extract.extractor import extract as extract_documents
    from factcheck.read.inputs import read_inputs
    from factcheck.show.records import extraction_record
    from factcheck.show.terminal.extraction import COLUMNS, draw, rows

    failed = 0

    def documents() -> Iterator[Document]:
        nonlocal failed
        for item in read_inputs(inputs, options=reading(columns, follow=follow)):
            if isinstance(item, Document):
                if item.foreign:
                    talk(f"{item.where or item.doc}: written in another language ({item.language}); not extracted")
                yield item
            else:
                failed += 1
                complain(item, as_json=json)

    print_answers(extract_documents(documents()), extraction_record, COLUMNS, rows, draw, json=json)
    return UNREADABLE if failed else 0


def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT...", help="Ids of documents.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Take documents out again, with their claims; their annotations are kept."""
    with opened(workspace) as space:
        for document in documents:
            space.remove(document)
            print_line(f"Removed {document}.")


def export(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for standard output.")] = "-",
    form: Annotated[str, typer.Option("--format", help=FORMATS)] = "jsonl",
    workspace: WorkspaceOption = None,
) -> None:
    """Write the whole workspace, or part of it for another program."""
    from pathlib import Path

    from factcheck.show.exports.exports import MARKDOWN, export_folder, export_lines
    from factcheck.show.phrases import counted

    with opened(workspace) as space:
        if form == MARKDOWN and path != "-":
            talk(f"Wrote {counted(export_folder(space, Path(path)), 'note')} to {path}.")
            return
        written = export_lines(space, form)
        if path == "-":
            for text in written:
                print_line(text)
            return
        from factcheck.show.files import write_whole

        count = write_whole(Path(path), (text + "\n" for text in written))
        talk(f"Wrote {counted(count, 'line')} to {path}.")


def load(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="What `factcheck export` wrote, or - for standard input.")
    ],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Read what `export` wrote into this workspace."""
    from factcheck.show.imports import import_file

    with opened(workspace, create=True) as space:
        outcome = import_file(space, path)
    if json:
        print_json(outcome)
        return
    print_line(
        "Took in " + ", ".join(f"{count} {name}" for name, count in outcome.items() if isinstance(count, int)) + "."
    )
    for orphan in outcome.get("orphans", ()):
        talk(f"{orphan} is not stored here; what is said of it is kept until it comes")
