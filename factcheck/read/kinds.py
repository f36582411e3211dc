"""Kinds: which readers there are, and which one reads a file. That is decided by content, not by name.

Readers are imported when a file may be theirs: most inputs are plain text and JSON Lines, and a question should not
wait for what reads e-mail.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from factcheck.read.plain import PlainText

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.read.readers import Reader


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


def _any(_: bytes) -> bool:
    return True


def _fielded(head: bytes) -> bool:
    first = head[:100].partition(b"\n")[0]
    return (b":" in first and b" " not in first.partition(b":")[0]) or first.startswith(b"From ")


def _columns(head: bytes) -> bool:
    first = head[:2000].partition(b"\n")[0]
    return any(mark in first for mark in (b",", b";", b"\t", b"|"))


KINDS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (lambda head: b"%PDF-" in head[:1024], "pdf:Pdf"),
    (_starts(b"PK", b"\xd0\xcf\x11\xe0"), "docx:Docx"),
    (_starts(b"\x1f\x8b", b"WARC/"), "warc:Warc"),
    (lambda head: head.startswith(b"<") or (head.startswith(b"{") and b"jsonfeed.org" in head), "feeds:Feed"),
    (lambda head: head[:1] in (b"{", b"[") and b"laimReview" in head, "claimreview:ClaimReviews"),
    (_any, "jsonlines:JsonLines"),
    (_any, "jsonfile:JsonFile"),
    (_starts(b"<"), "html:HtmlPage"),
    (_starts(b"---"), "markdown:FrontMatter"),
    (_fielded, "mail:Mail"),
    (_columns, "csvfile:CsvFile"),
)
"""For each reader, those that look closest first, whether a look at it is worth while: given the first bytes of a file
without mark, null bytes and white space in front, a quick test that is true for every file of its kind."""


def reader_for(path: Path | None, head: bytes) -> Reader:
    """The first reader that recognises the file; plain text takes whatever is left."""
    stripped = head.removeprefix(b"\xef\xbb\xbf")
    if stripped[:2] in (b"\xff\xfe", b"\xfe\xff"):
        stripped = stripped[2:].replace(b"\x00", b"")
    stripped = stripped.lstrip()
    for may_be, name in KINDS:
        if may_be(stripped):
            reader = _reader(name)
            if reader.sniff(path, head):
                return reader
    return PlainText()


@cache
def _reader(name: str) -> Reader:
    module, _, kind = name.partition(":")
    made: Reader = getattr(import_module(f"factcheck.read.{module}"), kind)()
    return made
