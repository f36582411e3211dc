"""Markdown with front matter: the fields between the dashes are metadata, what comes after is the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from factcheck.documents import Document, DocumentKind
from factcheck.errors import BadLine, EmptyText, Unreadable
from factcheck.read.dates import iso_date
from factcheck.read.encodings import decode
from factcheck.read.readers import Input

_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIRST_FIELD = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:#[^\n]*\n|\s*\n)*[\w-]+[ \t]*:")
LARGEST_MATTER = 64 * 1024
_NAMES = {
    "source": ("source", "publisher", "site", "outlet", "publication"),
    "title": ("title",),
    "author": ("author", "authors", "byline", "creator"),
    "published": ("published", "date", "created", "pubdate"),
    "url": ("url", "link", "canonical", "source_url"),
    "key": ("id", "key"),
    "speaker": ("speaker", "claimant"),
    "rating": ("rating", "verdict"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text that begins with fields between lines of three dashes."""

    name: str = "Markdown with front matter"

    def sniff(self, path: Path | None, head: bytes) -> bool:  # noqa: ARG002 -- content decides
        """Three dashes, then a field, and the block is closed again soon."""
        return (
            _FIRST_FIELD.match(head) is not None and re.search(rb"\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", head) is not None
        )

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """One document; its text is what comes after the fields, to the character."""
        raw = given.whole()
        yield _document(decode(raw, given.name), raw, given.name)


def _document(text: str, raw: bytes, name: str) -> Document:
    match = _MATTER.match(text)
    if match is None or len(match[1]) > LARGEST_MATTER:
        return Document(text, raw=raw, where=name)
    fields = _fields(match[1], name)
    body = text[match.end() :].lstrip("\r\n")
    if not body.strip():
        raise EmptyText("front matter, and no text after it", subject=name)
    found = {field: _first(fields, names) for field, names in _NAMES.items()}
    claim = fields.get("kind") == "claim"
    return Document(
        body,
        key=found["key"],
        source=found["source"],
        title=found["title"],
        author=found["author"],
        published=iso_date(found["published"]) if found["published"] else None,
        url=found["url"],
        kind=DocumentKind.CLAIM if claim else DocumentKind.ARTICLE,
        speaker=found["speaker"] if claim else None,
        rating=found["rating"] if claim else None,
        raw=raw,
        where=name,
    )


def _fields(matter: str, name: str) -> Mapping[str, Any]:
    import yaml

    if re.search(r"(?:^|\s)[&*]\w", matter):
        raise BadLine("front matter with references, which are not followed", subject=name, hint="write it out")
    try:
        fields = yaml.safe_load(matter)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = name if line is None else f"{name}:{line + 2}"
        raise BadLine(
            f"front matter that is no YAML ({getattr(error, 'problem', None) or error})",
            subject=where,
            hint="a value with a colon in it wants quotation marks",
        ) from error
    return {str(key).lower(): value for key, value in fields.items()} if isinstance(fields, dict) else {}


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str | int | float) and str(value).strip():
            return " ".join(str(value).split())
    return None
