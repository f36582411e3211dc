"""Readers: each turns one kind of file into documents. kinds.py lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.documents import Document
    from factcheck.errors import Unreadable

LARGEST = 5 * 1024 * 1024
"""Bytes read in one piece, some 800,000 words: a text beyond that is no article, and its parse wants gigabytes."""
HEAD = 64 * 1024
"""Bytes that a reader may look at to recognise its kind."""


@dataclass(frozen=True)
class Input:
    """One file, or standard input: `name` is how messages call it, `path` is None for a stream."""

    name: str
    stream: BinaryIO
    path: Path | None = None
    size: int | None = None

    @cached_property
    def head(self) -> bytes:
        """The first bytes; the stream stands at its beginning afterwards if it can, else they are kept for `lines`."""
        return self.stream.read(HEAD)

    def rest(self) -> Iterator[bytes]:
        """All bytes from the beginning, in portions."""
        yield self.head
        while portion := self.stream.read(1 << 20):
            yield portion

    def whole(self, largest: int = LARGEST) -> bytes:
        """All bytes.

        Raises:
            TooLarge: there are more than `largest`.
        """
        from factcheck.errors import TooLarge

        pieces, size = [], 0
        for portion in self.rest():
            pieces.append(portion)
            size += len(portion)
            if size > largest:
                raise TooLarge(
                    f"larger than {largest // 1024 // 1024} MB, which is the most that is read in one piece",
                    subject=self.name,
                    hint="split it, or make it JSON Lines with one document a line, which may be of any size",
                )
        return b"".join(pieces)


class Reader(Protocol):
    """One kind of file."""

    @property
    def name(self) -> str:
        """What the kind is called: "json lines"."""

    def sniff(self, path: Path | None, head: bytes) -> bool:
        """Whether a file of that path (None: a stream) that begins with these bytes is of this kind."""

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """The documents in order; a part that cannot be read comes as the error that says so, and the rest goes on."""
