"""Pairs of texts to compare: JSON Lines {"id", "a": {"text", "published"?}, "b": {…}}."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.errors import BadLine, NotFound, NotText, Unreadable
from factcheck.read.inputs import unreadable
from factcheck.read.jsonlines import document_of, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from factcheck.documents import Document

_LIKE = 'each line is like {"id": "1", "a": {"text": "…"}, "b": {"text": "…"}}'


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
        Unreadable: it may not be read, or is binary.
    """
    if not path.is_file():
        raise NotFound("no such file", subject=str(path), hint=_LIKE)
    try:
        lines = path.open("rb")
    except OSError as error:
        raise unreadable(error, path) from error
    if b"\x00" in lines.peek():
        lines.close()
        raise NotText("binary, not text", subject=str(path), hint=_LIKE)
    return _read(lines, path)


def _read(lines: BufferedReader, path: Path) -> Iterator[Pair | Unreadable]:
    with lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                where = f"{path}:{number}"
                try:
                    yield _pair(line, number, where)
                except Unreadable as error:
                    yield error


def _pair(line: bytes, number: int, where: str) -> Pair:
    fields = parsed(line, where)
    if not isinstance(fields, dict) or "a" not in fields or "b" not in fields:
        raise BadLine("no pair", subject=where, hint=_LIKE)
    sides = [document_of(fields[side], f"{where} ({side})") for side in ("a", "b")]
    return Pair(str(fields.get("id", number)), *sides)
