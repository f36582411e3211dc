"""Readers: each turns one kind of file into documents. kinds.py lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, Protocol

from factcheck.errors import TooLarge, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.documents import Document

LARGEST = 5 * 1024 * 1024
"""Bytes read in one piece, some 800,000 words: a text beyond that is no article, and its parse wants gigabytes."""
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file whose text must be derived first: pictures and fonts are most of it."""
HEAD = 64 * 1024
"""Bytes that a reader may look at to recognise its kind."""
DEEPEST = 3
"""How far files in files are followed: a message in a message in an archive."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: the address that answered in the end, its bytes, and when (ISO time)."""

    url: str
    raw: bytes
    retrieved: str


@dataclass(frozen=True, slots=True)
class Options:
    """What a user says about the inputs.

    `columns` says which column of a table holds a field: {"text": "Statement"}. With `follow` the pages that a feed
    links to are fetched. `fetch` gets a page, None where the program may not. `dated` is true where the user gave a
    date of publication: the dates of a file's properties are guesses, which give way to it.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    follow: bool = False
    fetch: Callable[[str], Fetched] | None = None
    dated: bool = False


@dataclass(frozen=True)
class Input:
    """One file, standard input, or a piece of another input: `name` is how messages call it.

    `path` is None for what is no file. `nested` reads an input that was found inside this one.
    """

    name: str
    stream: BinaryIO
    path: Path | None = None
    options: Options = field(default_factory=Options)
    nested: Callable[[Input], Iterator[Document | Unreadable]] | None = None
    depth: int = 0

    @cached_property
    def head(self) -> bytes:
        """The first bytes, which are kept for `rest`."""
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

    def inside(self, name: str, raw: bytes) -> Iterator[Document | Unreadable]:
        """The documents of something that was found in this input, read by its own kind."""
        from io import BytesIO

        if self.depth >= DEEPEST or self.nested is None:
            yield Unreadable(
                f"lies {DEEPEST} levels deep in other files", subject=name, hint="take it out and add it by itself"
            )
            return
        yield from self.nested(Input(name, BytesIO(raw), None, self.options, self.nested, self.depth + 1))


class Reader(Protocol):
    """One kind of file."""

    @property
    def name(self) -> str:
        """What the kind is called: "json lines"."""

    def sniff(self, path: Path | None, head: bytes) -> bool:
        """Whether a file of that path (None: a stream) that begins with these bytes is of this kind."""

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """The documents in order; a part that cannot be read comes as the error that says so, and the rest goes on.

        Raises:
            Unreadable: nothing more of it can be read.
        """
