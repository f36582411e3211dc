"""Exports: the workspace in the formats that other programs read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from factcheck.claims import Claim, Figure, Statement
from factcheck.errors import NotFound, UsageError
from factcheck.review.exchange import ANNOTATION, JUDGEMENT, remark_records
from factcheck.show.exports import atom, bibliography, linkeddata, misp, notes, table
from factcheck.show.exports.webannotation import Place, page
from factcheck.show.files import write_whole
from factcheck.show.records import line
from factcheck.store.rows import StoredClaim, StoredFigure, StoredStatement
from factcheck.workspace import Workspace

MARKDOWN = "markdown"


def _jsonl(workspace: Workspace) -> Iterator[str]:
    return (line(record) for record in workspace.export())


def _annotations(workspace: Workspace) -> Iterator[str]:
    return (line({"kind": kind} | record) for kind, record in remark_records(workspace.store))


def _webannotations(workspace: Workspace) -> Iterator[str]:
    yield _webannotation(workspace)


FORMS: dict[str, Callable[[Workspace], Iterator[str]]] = {
    "jsonl": _jsonl,
    "annotations": _annotations,
    "webannotation": _webannotations,
    "csv": table.lines,
    "claimreview": linkeddata.lines,
    "csl": bibliography.csl_lines,
    "bibtex": bibliography.bibtex_lines,
    "ris": bibliography.ris_lines,
    "atom": atom.lines,
    "misp": misp.lines,
    MARKDOWN: notes.lines,
}
"""Every format, with what writes its lines. `markdown` is one stream here, and a folder of notes in `export_folder`."""


def export_lines(workspace: Workspace, form: str) -> Iterator[str]:
    """The lines of an export.

    Raises:
        UsageError: no such format.
    """
    if form not in FORMS:
        raise UsageError("no such format", subject=form, hint=f"one of {', '.join(FORMS)}")
    return FORMS[form](workspace)


def export_folder(workspace: Workspace, folder: Path) -> int:
    """Write a Markdown note for each document and each disputed question into a folder; gives their number.

    Raises:
        UsageError: the folder cannot be made or written.
    """
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"no folder can be made there ({error.strerror})",
            subject=str(folder),
            hint="choose a folder that exists and is yours",
        ) from error
    for name, text in notes.notes(workspace):
        write_whole(folder / name, [text])
        count += 1
    return count


def _webannotation(workspace: Workspace) -> str:
    remarks = list(remark_records(workspace.store))
    annotations = [record for kind, record in remarks if kind == ANNOTATION]
    judgements = [record for kind, record in remarks if kind == JUDGEMENT]
    targets = {a["target"] for a in annotations} | {t for j in judgements for t in (j["a"], j["b"])}
    targets.discard("")
    places = {target: place for target in targets if (place := _place(workspace, target)) is not None}
    return json.dumps(page(annotations, judgements, places), ensure_ascii=False)


def _place(workspace: Workspace, target: str) -> Place | None:
    try:
        stored = workspace.find(target)
    except NotFound:
        return None
    part: Claim | Figure | Statement
    if isinstance(stored, StoredClaim):
        part = stored.claim
    elif isinstance(stored, StoredFigure):
        part = stored.figure
    elif isinstance(stored, StoredStatement):
        part = stored.statement
    else:
        return None
    return stored.document.text, part.start, part.end
