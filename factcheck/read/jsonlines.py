"""JSON Lines: one document a line, read as a stream: a file of any size takes the memory of its longest line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.documents import Document, DocumentKind
from factcheck.errors import BadLine, EmptyText, TooLarge, Unreadable
from factcheck.read.readers import LARGEST, Input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_TEXTS = ("source", "title", "author", "url", "speaker", "rating")
_OBJECT = re.compile(rb'\{\s*(?:\}\s*$|"(?:[^"\\]|\\.){0,80}"\s*:)')
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class JsonLines:
    """Lines that are JSON objects."""

    name: str = "json lines"

    def sniff(self, path: Path | None, head: bytes) -> bool:
        """The first line that is not blank begins as an object with a field, or the name says so."""
        head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if path is not None and path.suffix.lower() in {".jsonl", ".ndjson"}:
            return b"\x00" not in head
        return _OBJECT.match(head.partition(b"\n")[0]) is not None

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """One document or error a line that is not blank."""
        count = 0
        for number, line in enumerate(_lines(given.rest()), 1):
            where = f"{given.name}:{number}"
            if line is None:
                count += 1
                yield TooLarge(
                    f"a line of more than {LARGEST // 1024 // 1024} MB", subject=where, hint="split the document"
                )
            elif line.strip():
                count += 1
                try:
                    yield document_of(parsed(line, where), where)
                except Unreadable as error:
                    yield error
        if not count:
            yield EmptyText("empty" if not given.head else "nothing but white space", subject=given.name)


def document_of(fields: Any, where: str) -> Document:
    """The document of one parsed line.

    Raises:
        BadLine: a field is missing or of the wrong kind; the message names it.
        EmptyText: the text is nothing but white space.
    """
    if not isinstance(fields, dict):
        raise BadLine(
            f"{_kind(fields)}, not an object", subject=where, hint='each line is like {"text": "…", "source": "…"}'
        )
    if fields.get("text") is None:
        raise BadLine(
            'no field "text"', subject=where, hint=f"it has {', '.join(map(str, fields)) or 'no field at all'}"
        )
    text = _text(fields, "text", where)
    if text is None or not text.strip():
        raise EmptyText("the text is nothing but white space" if text else "the text is empty", subject=where)
    kind = fields.get("kind", "article")
    given = {name: _text(fields, name, where) for name in _TEXTS}
    return Document(
        text,
        key=_key(fields.get("id"), where),
        kind=DocumentKind.CLAIM if kind == "claim" else DocumentKind.ARTICLE,
        published=_published(fields, where),
        where=where,
        source=given["source"],
        title=given["title"],
        author=given["author"],
        url=given["url"],
        speaker=given["speaker"],
        rating=given["rating"],
        language=_text(fields, "language", where),
    )


def parsed(line: bytes, where: str) -> Any:
    """What a line of JSON holds.

    Raises:
        BadLine: it is no JSON, or no UTF-8.
    """
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLine(
            f"byte {error.start} of the line is no UTF-8", subject=where, hint="JSON Lines are written in UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        near = error.doc[max(error.pos - _SHOWN // 2, 0) : error.pos + _SHOWN // 2].strip()
        raise BadLine(f"no JSON: {error.msg.lower()} at column {error.colno}, near {near!r}", subject=where) from error
    except (RecursionError, ValueError) as error:
        raise BadLine(f"no JSON that can be read ({error})", subject=where) from error


def _text(fields: dict[str, Any], name: str, where: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadLine(f'"{name}" is {_kind(value)}, not a text', subject=where)
    if found := _SURROGATE.search(value):
        raise BadLine(
            f'"{name}" holds half of a character (\\u{ord(found.group()):04x}) at {found.start()}',
            subject=where,
            hint="the program that wrote the file cut an emoji in two",
        )
    return value


def _key(value: Any, where: str) -> str | None:
    """The caller's own key; a number is taken as it is written."""
    if value is None or isinstance(value, str):
        return _text({"id": value}, "id", where)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise BadLine(f'"id" is {_kind(value)}, not a text', subject=where)


def _published(fields: dict[str, Any], where: str) -> str | None:
    from factcheck.read.dates import iso_date

    value = fields.get("published")
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    date = iso_date(value) if isinstance(value, str) else None
    if date is None:
        raise BadLine(f'"published" is {value!r}, no date', subject=where, hint="YYYY-MM-DD, YYYY-MM or YYYY")
    return date


def _kind(value: Any) -> str:
    names = {
        type(None): "null",
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
    }
    return names.get(type(value), "an object")


def _lines(portions: Iterable[bytes]) -> Iterator[bytes | None]:
    """The lines, without line ends; None stands for one that is too long, which is skipped as it streams by."""
    pending: list[bytes] = []
    size = 0
    skipping = False
    first = True
    for portion in portions:
        pieces = (portion.removeprefix(b"\xef\xbb\xbf") if first else portion).split(b"\n")
        first = False
        for at, piece in enumerate(pieces):
            if at:
                yield None if skipping else b"".join(pending)
                pending, size, skipping = [], 0, False
            size += len(piece)
            if size > LARGEST:
                pending, skipping = [], True
            elif not skipping:
                pending.append(piece)
    if skipping or size:
        yield None if skipping else b"".join(pending)
