"""Imports: what an export wrote, here or elsewhere, and annotations of other programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.errors import NotFound, Unreadable
from factcheck.review.exchange import ANNOTATION, JUDGEMENT, take_remarks
from factcheck.show.exports.webannotation import anchor, read_page
from factcheck.workspace import Workspace

_WRITTEN = "what factcheck export or judgements dump wrote"


def import_file(workspace: Workspace, path: str) -> dict[str, Any]:
    """Read an export of any form, told by its first line; gives what was taken in.

    Raises:
        NotFound: no such file.
        Unreadable: it is no export.
    """
    return _import(workspace, read_records(path))


def read_records(path: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, or of standard input for "-".

    Raises:
        NotFound: no such file.
        Unreadable: a line is no JSON object.
    """
    if path == "-":
        yield from _records(sys.stdin, "standard input")
        return
    if not Path(path).is_file():
        raise NotFound("no such file", subject=path, hint=f"give {_WRITTEN}")
    with Path(path).open(encoding="utf-8", newline="\n") as stream:
        yield from _records(stream, path)


def _import(workspace: Workspace, records: Iterator[dict[str, Any]]) -> dict[str, Any]:
    first = next(records, None)
    if first is None:
        return {"documents": 0}
    if first.get("type") == "AnnotationPage":
        return _remarks(workspace, (_anchored(workspace, kind, record) for kind, record in read_page(first)))
    if first.get("kind") in (ANNOTATION, JUDGEMENT):
        return _remarks(workspace, ((str(r.get("kind")), r) for r in _chained(first, records)))
    return {"documents": workspace.load(_chained(first, records))}


def _remarks(workspace: Workspace, records: Iterator[tuple[str, Mapping[str, Any]]]) -> dict[str, Any]:
    taken = take_remarks(workspace.store, records)
    return {
        "annotations": taken.annotations,
        "judgements": taken.judgements,
        "unchanged": taken.unchanged,
        "orphans": taken.orphans,
    }


def _anchored(workspace: Workspace, kind: str, record: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """An annotation of another program, hung on the claim that its quote stands in; else on its page: an orphan."""
    if kind != ANNOTATION or record["target"]:
        return kind, record
    target = json.loads(record["selector"])
    documents = {d.document.url: d for d in workspace.documents() if d.document.url}
    place = anchor(target, {url: stored.document.text for url, stored in documents.items()})
    if place is None:
        side = target[0] if isinstance(target, list) and target else target
        source = side.get("source", "unknown") if isinstance(side, dict) else side
        return kind, record | {"target": f"elsewhere:{source if isinstance(source, str) else source.get('id')}"}
    url, start, end = place
    document = documents[url].document
    claims = workspace.store.extraction(document.id).claims
    shared = {claim: min(claim.end, end) - max(claim.start, start) for claim in claims}
    best = max(shared, key=lambda claim: shared[claim], default=None)
    hung = document.id if best is None or shared[best] <= 0 else best.id_in(document)
    return kind, record | {"target": hung}


def _chained(first: Mapping[str, Any], rest: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    yield first
    yield from rest


def _records(stream: Any, subject: str) -> Iterator[dict[str, Any]]:
    number = 0
    try:
        for number, text in enumerate(stream, 1):
            if text.strip():
                # Other programs print one object over many lines.
                record = json.loads(text + stream.read() if number == 1 and text.strip() == "{" else text)
                if not isinstance(record, dict):
                    raise Unreadable(
                        "no export: the line is no object", subject=f"{subject}:{number}", hint=f"give {_WRITTEN}"
                    )
                yield record
    except UnicodeDecodeError as error:
        raise Unreadable("no export: it is no UTF-8", subject=subject, hint=f"give {_WRITTEN}") from error
    except ValueError as error:
        raise Unreadable(f"no export ({error})", subject=f"{subject}:{number}", hint=f"give {_WRITTEN}") from error
