"""Plain text and Markdown: the decoded file is the document's text, to the character."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.documents import Document
from factcheck.errors import Unreadable
from factcheck.read.encodings import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.read.readers import Input


@dataclass(frozen=True, slots=True)
class PlainText:
    """Any text that nothing else recognises."""

    name: str = "text"

    def sniff(self, path: Path | None, head: bytes) -> bool:  # noqa: ARG002 -- other readers look
        """Takes whatever is left."""
        return True

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """One document; offsets count into the decoded file."""
        raw = given.whole()
        yield Document(decode(raw, given.name), raw=raw, where=given.name)
