"""Web archives (.warc, .warc.gz): every page that was answered with success, with its address and time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from factcheck.documents import Document
from factcheck.errors import Damaged, EmptyText, TooLarge, Unreadable
from factcheck.read.readers import LARGEST_FILE, Input

_READ = ("text/", "application/pdf", "application/xhtml", "application/json", "application/xml", "application/rss",
         "application/atom", "application/feed", "application/ld+json",
         "application/vnd.openxmlformats-officedocument.wordprocessingml")  # fmt: skip
_SKIPPED = ("text/css", "text/javascript")
_KINDS = ("response", "resource")
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Warc:
    """A web archive, packed or not."""

    name: str = "web archive"

    def sniff(self, path: Path | None, head: bytes) -> bool:
        """Its first record says so; a packed one is looked into."""
        if head.startswith(b"\x1f\x8b"):
            import zlib

            try:
                begin = zlib.decompressobj(31).decompress(head, 64)
            except zlib.error:
                return path is not None and path.name.lower().endswith(".warc.gz")
            return begin.startswith(b"WARC/")
        return head.startswith(b"WARC/")

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """The documents of its records, in order; a damaged record ends the archive, those before it are kept."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        count = 0
        stream = _Stream(given)
        try:
            for record in ArchiveIterator(stream, check_digests=True):
                if _wanted(record):
                    count += 1
                    yield from _documents(record, given)
                _read_out(record)
        except (ArchiveLoadFailed, EOFError, ValueError, OSError, AttributeError, TypeError, KeyError) as error:
            yield _broken(given.name, count, str(error).strip()[:100])
            return
        if stream.cut_off:
            yield _broken(given.name, count, "its last record is not whole")
        elif not count:
            yield EmptyText("no page in the web archive", subject=given.name)


def _broken(name: str, count: int, why: str) -> Damaged:
    return Damaged(
        f"a web archive that is cut off or broken after {count} pages ({why})",
        subject=name,
        hint="fetch it again; the pages before are kept",
    )


class _Stream:
    """What warcio reads from: the head that was looked at, then the rest.

    warcio takes a packed record whose beginning is cut off for the end of the archive; so what streams by is unpacked
    once more here, only to know whether the last record is whole.
    """

    def __init__(self, given: Input) -> None:
        self._stream: IO[bytes] = given.stream
        self._head = given.head
        self._packed = self._head.startswith(b"\x1f\x8b")
        self._unpacker: Any = None

    def read(self, size: int = -1) -> bytes:
        if self._head:
            size = len(self._head) if size < 0 else size
            taken, self._head = self._head[:size], self._head[size:]
        else:
            taken = self._stream.read(size)
        if self._packed:
            self._follow(taken)
        return taken

    @property
    def cut_off(self) -> bool:
        """Whether the bytes ended within a packed record."""
        return self._unpacker is not None

    def _follow(self, taken: bytes) -> None:
        import zlib

        while taken:
            if self._unpacker is None:
                taken = taken.lstrip(b"\x00")
                if not taken.startswith(b"\x1f"):
                    return
                self._unpacker = zlib.decompressobj(31)
            try:
                while taken and not self._unpacker.eof:
                    self._unpacker.decompress(taken, _AT_ONCE)
                    taken = self._unpacker.unconsumed_tail
            except zlib.error:
                self._packed = False
                return
            if self._unpacker.eof:
                taken, self._unpacker = self._unpacker.unused_data, None


def _wanted(record: Any) -> bool:
    if record.rec_type not in _KINDS:
        return False
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    if (
        record.rec_type == "response"
        and record.http_headers is not None
        and record.http_headers.get_statuscode() != "200"
    ):
        return False
    kind = (headers.get_header("Content-Type") or "text/html").lower()
    return kind.startswith(_READ) and not kind.startswith(_SKIPPED)


def _documents(record: Any, given: Input) -> Iterator[Document | Unreadable]:
    url = record.rec_headers.get_header("WARC-Target-URI")
    taken = record.rec_headers.get_header("WARC-Date")
    stream = record.content_stream()
    pieces, size = [], 0
    while portion := stream.read(_AT_ONCE):
        pieces.append(portion)
        size += len(portion)
        if size > LARGEST_FILE:
            yield TooLarge(f"a page of more than {LARGEST_FILE // 1024 // 1024} MB", subject=f"{given.name}: {url}")
            return
    raw = b"".join(pieces)
    if record.digest_checker is not None and record.digest_checker.passed is False:
        yield Damaged(
            "the page is not what its digest says: it was altered, or cut off",
            subject=f"{given.name}: {url}",
            hint="fetch the archive again",
        )
        return
    for item in given.inside(f"{given.name}: {url}", raw):
        if isinstance(item, Document):
            yield replace(item, url=url if _is_page(url) else item.url, retrieved=taken)
        else:
            yield item


def _read_out(record: Any) -> None:
    """Read what is left of a record.

    Raises:
        EOFError: less is there than its length says: the archive was cut off.
    """
    while record.raw_stream.read(_AT_ONCE):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("a record is shorter than it says")


def _is_page(url: str | None) -> bool:
    return url is not None and url.startswith(("http://", "https://"))
