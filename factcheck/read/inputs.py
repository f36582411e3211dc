"""Inputs: what a user names (files, folders, patterns, standard input) becomes documents, one after the other."""

from __future__ import annotations

import glob
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factcheck.documents import Document
from factcheck.errors import Damaged, FactcheckError, NotFound, Unreadable, UsageError
from factcheck.read.deadlines import in_time, seconds_for
from factcheck.read.kinds import reader_for
from factcheck.read.language import marked
from factcheck.read.readers import Input, Options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STANDARD_INPUT = "-"
LINKS = ("http://", "https://")
_OTHER_LINK = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
PLAIN = Options()


def read_inputs(
    inputs: Sequence[str], stdin: BinaryIO | None = None, options: Options = PLAIN
) -> Iterator[Document | Unreadable]:
    """Every document of the inputs, in order, as a stream; what cannot be read comes as an error and the rest goes on.

    A folder is read with its folders, by name, without hidden files. `stdin` is read for "-". A link is fetched by
    `options.fetch`.

    Raises:
        NotFound: an input names nothing; raised before anything is read.
        UsageError: a link, where nothing can be fetched, or one that is neither http nor https.
        Unreadable: the folder that an input lies in may not be looked into.
    """
    named = [(name, None if name.startswith(LINKS) else _files(name)) for name in inputs]
    links = [name for name in inputs if name.startswith(LINKS)]
    if links and options.fetch is None:
        raise UsageError("links are not fetched here", subject=links[0], hint="save the page and give the file")
    return marked(_read(named, stdin, options))


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


def _read(
    named: list[tuple[str, list[Path] | None]], stdin: BinaryIO | None, options: Options
) -> Iterator[Document | Unreadable]:
    for name, files in named:
        if name.startswith(LINKS):
            yield from _fetched(name, options)
        elif files is None:
            import sys

            yield from _given(Input("-", stdin if stdin is not None else sys.stdin.buffer, options=options))
        else:
            for path in files:
                yield from read_file(path, options)


def read_file(path: Path, options: Options = PLAIN) -> Iterator[Document | Unreadable]:
    """The documents of one file."""
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            yield from in_time(_given(Input(str(path), stream, path, options)), seconds_for(size), str(path))
    except OSError as error:
        yield unreadable(error, path)


def unreadable(error: OSError, path: Path) -> Unreadable:
    """A file or folder that the system does not let us read."""
    said = (error.strerror or str(error)).lower()
    return Unreadable(f"cannot be read ({said})", subject=str(path), hint="change its permissions, or leave it out")


def _fetched(url: str, options: Options) -> Iterator[Document | Unreadable]:
    assert options.fetch is not None
    try:
        page = options.fetch(url)
    except Unreadable as error:
        yield error
        return
    found = _given(Input(page.url, BytesIO(page.raw), options=options))
    for item in in_time(found, seconds_for(len(page.raw)), page.url):
        if isinstance(item, Document):
            yield replace(item, url=item.url or page.url, retrieved=page.retrieved)
        else:
            yield item


def _given(given: Input) -> Iterator[Document | Unreadable]:
    """The documents of an input by the reader of its kind. Whatever a library trips over is the file's fault."""
    given = replace(given, nested=_given)
    try:
        reader = reader_for(given.path, given.head)
        yield from reader.read(given)
    except Unreadable as error:
        yield error
    except (FactcheckError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 -- a broken file can make any library raise anything
        yield Damaged(
            f"cannot be read ({type(error).__name__}: {str(error)[:100]})", subject=given.name, hint="save it anew"
        )


def _files(name: str) -> list[Path] | None:
    """The files that an input names; None for standard input."""
    if name == STANDARD_INPUT:
        return None
    if _OTHER_LINK.match(name):
        raise UsageError("only http and https links are read", subject=name, hint="save the page and give the file")
    path = Path(name).expanduser()
    try:
        if path.is_dir():
            return _in_folder(path)
        if path.exists() or path.is_symlink():
            return [path]
    except PermissionError as error:
        raise unreadable(error, path) from error
    if glob.has_magic(name):
        found = sorted(Path(match) for match in glob.glob(str(path), recursive=True))  # noqa: PTH207 -- the pattern may be absolute
        files = [file for match in found for file in (_in_folder(match) if match.is_dir() else [match])]
        if files:
            return files
        raise NotFound(
            "no file fits this pattern", subject=name, hint="it is looked for from this folder; ** stands for folders"
        )
    raise NotFound(
        "no such file or folder", subject=name, hint="a text itself is given to factcheck check, not a file name"
    )


def _in_folder(folder: Path) -> list[Path]:
    """The files in a folder and its folders, by name; hidden ones, and what hidden folders hold, are left out.

    A folder that may not be looked into stands for itself: reading it says so, and the others go in.
    """
    found: list[Path] = []
    try:
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.name.startswith("."):
                continue
            if path.is_dir():
                # A link to a folder could lead back to where we are.
                found += [] if path.is_symlink() else _in_folder(path)
            elif path.is_file():
                found.append(path)
    except PermissionError:
        return [folder]
    return found
