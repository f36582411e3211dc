"""A JSON file as one piece: an object is a document, a list of objects is as many."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.documents import Document
from factcheck.errors import BadLine, Unreadable
from factcheck.read.encodings import decode
from factcheck.read.jsonlines import document_of
from factcheck.read.readers import Input

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{|\{\s*\n\s*\")")


@dataclass(frozen=True, slots=True)
class JsonFile:
    """JSON over several lines, as programs print it for people."""

    name: str = "json"

    def sniff(self, path: Path | None, head: bytes) -> bool:
        """It begins as a list of objects or as an object over several lines, or its name says so."""
        if path is not None and path.suffix.lower() == ".json":
            return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")
        return _OPENING.match(head) is not None

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """The documents in order; `where` counts them from 1."""
        try:
            content = json.loads(decode(given.whole(), given.name))
        except (ValueError, RecursionError) as error:
            yield BadLine(
                f"no JSON ({error})", subject=given.name, hint="one object a line, one object, or a list of them"
            )
            return
        listed = content if isinstance(content, list) else [content]
        for number, fields in enumerate(listed, 1):
            try:
                yield document_of(fields, f"{given.name}:{number}" if isinstance(content, list) else given.name)
            except Unreadable as error:
                yield error
