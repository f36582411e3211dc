"""Inputs: what a user names (files, folders, patterns, standard input) becomes documents, one after the other."""

from __future__ import annotations

import glob
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factcheck.documents import Document
from factcheck.errors import NotFound, Unreadable
from factcheck.read.kinds import reader_for
from factcheck.read.readers import Input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STANDARD_INPUT = "-"


def read_inputs(inputs: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Document | Unreadable]:
    """Every document of the inputs, in order, as a stream; what cannot be read comes as an error and the rest goes on.

    A folder is read with its folders, by name, without hidden files. `stdin` is read for "-".

    Raises:
        NotFound: an input names nothing; raised before anything is read.
    """
    named = [(name, _files(name)) for name in inputs]
    return _read(named, stdin)


def completed(
    items: Iterable[Document | Unreadable],
    source: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Iterator[Document | Unreadable]:
    """The documents with what they do not say of themselves; what they say stands."""
    for item in items:
        if isinstance(item, Document):
            yield replace(
                item,
                source=source if item.source is None else item.source,
                published=published if item.published is None else item.published,
                title=title if item.title is None else item.title,
                url=url if item.url is None else item.url,
            )
        else:
            yield item


def _read(named: list[tuple[str, list[Path] | None]], stdin: BinaryIO | None) -> Iterator[Document | Unreadable]:
    for _, files in named:
        if files is None:
            import sys

            given = Input("-", stdin if stdin is not None else sys.stdin.buffer)
            yield from reader_for(None, given.head).read(given)
            continue
        for path in files:
            yield from read_file(path)


def read_file(path: Path) -> Iterator[Document | Unreadable]:
    """The documents of one file."""
    try:
        with path.open("rb") as stream:
            given = Input(str(path), stream, path)
            yield from reader_for(path, given.head).read(given)
    except OSError as error:
        yield Unreadable(f"cannot be read ({(error.strerror or str(error)).lower()})", subject=str(path))


def _files(name: str) -> list[Path] | None:
    """The files that an input names; None for standard input."""
    if name == STANDARD_INPUT:
        return None
    path = Path(name).expanduser()
    if path.is_dir():
        return _in_folder(path)
    if path.exists() or path.is_symlink():
        return [path]
    if glob.has_magic(name):
        found = sorted(Path(match) for match in glob.glob(str(path), recursive=True))  # noqa: PTH207 -- the pattern may be absolute
        files = [file for match in found for file in (_in_folder(match) if match.is_dir() else [match])]
        if files:
            return files
        raise NotFound("no file fits this pattern", subject=name)
    raise NotFound(
        "no such file or folder", subject=name, hint="a text itself is given to factcheck check, not a file name"
    )


def _in_folder(folder: Path) -> list[Path]:
    """The files in a folder and its folders, by name; hidden ones, and what hidden folders hold, are left out."""
    found = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            # A link to a folder could lead back to where we are.
            found += [] if path.is_symlink() else _in_folder(path)
        elif path.is_file():
            found.append(path)
    return found
