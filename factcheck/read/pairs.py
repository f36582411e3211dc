"""Pairs of texts to compare: JSON Lines {"id", "a": {"text", "published"?}, "b": {…}}."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.errors import BadLine, NotFound, Unreadable
from factcheck.read.jsonlines import document_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.documents import Document


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts to compare."""

    id: str
    a: Document
    b: Document


def read_pairs(path: Path) -> Iterator[Pair | Unreadable]:
    """The pairs of a file, in order, as a stream; a broken line comes as an error and the rest goes on.

    Raises:
        NotFound: no such file.
    """
    if not path.is_file():
        raise NotFound("no such file", subject=str(path))
    return _read(path)


def _read(path: Path) -> Iterator[Pair | Unreadable]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                where = f"{path}:{number}"
                try:
                    yield _pair(line, number, where)
                except Unreadable as error:
                    yield error


def _pair(line: bytes, number: int, where: str) -> Pair:
    try:
        fields: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"no JSON ({error})", subject=where) from error
    if not isinstance(fields, dict) or "a" not in fields or "b" not in fields:
        raise BadLine(
            "no pair", subject=where, hint='each line is like {"id": "1", "a": {"text": "…"}, "b": {"text": "…"}}'
        )
    sides = [document_of(fields[side], f"{where} ({side})") for side in ("a", "b")]
    return Pair(str(fields.get("id", number)), *sides)
