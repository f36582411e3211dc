"""PDF: the text of each page in order, the pages kept, so that a claim can be cited by its page."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.documents import Document
from factcheck.errors import Damaged, EmptyText, Protected, Scanned, TooLarge, Unreadable
from factcheck.read.dates import iso_date
from factcheck.read.readers import LARGEST, LARGEST_FILE, Input

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 3000
LARGEST_STREAM = 20_000_000
"""Bytes that one stream of a file may unpack to: more than any page of text, less than memory."""
_LIMITS: dict[str, Any] = {
    f"{kind}_maximum_output_length": LARGEST_STREAM for kind in ("zlib", "lzw", "run_length", "array_based_stream")
}
_MADE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_NUMBER = re.compile(r"(?:page|p\.|seite)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_BROKEN_WORD = re.compile(r"[a-z]{2,}-$")
SHORT_LINE = 0.8
"""A line shorter than this share of the page's usual length, and ended like a sentence, ends a paragraph."""
WIDE_GAP = 1.25
"""From so many times the usual distance of lines on, a paragraph ends."""
TALLEST_GAP = 60.0
"""Points; lines further apart are not of one text."""
MOST_LIKE = 0.5
"""A first or last line that stands, but for digits, on more than this share of the pages is a running head."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, and its height above the page's foot in points."""

    text: str
    height: float


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF file."""

    name: str = "PDF"

    def sniff(self, path: Path | None, head: bytes) -> bool:  # noqa: ARG002 -- content decides
        """The signature stands within the first kilobyte, as the standard has it."""
        return b"%PDF-" in head[:1024]

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """One document of all pages."""
        yield _document(given.whole(LARGEST_FILE), given)


def _document(raw: bytes, given: Input) -> Document:
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends on its own is no news to a reader
    try:
        with apply_configuration(**_LIMITS):
            reader = PdfReader(BytesIO(raw))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Protected(
                    "wants a password", subject=given.name, hint="open it with the password and print it to a new PDF"
                )
            count = len(reader.pages)
            if count > MOST_PAGES:
                raise TooLarge(f"{count} pages, more than {MOST_PAGES}", subject=given.name, hint="split it")
            pages, pictures = _pages(reader, given.name)
            information = reader.metadata
            title = _line(information.title) if information else None
            author = _line(information.author) if information else None
            made = str(information.get("/CreationDate") or "") if information and not given.options.dated else ""
    except Unreadable:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise Damaged(
            f"a PDF that is cut off or broken ({str(error)[:100] or type(error).__name__})",
            subject=given.name,
            hint="fetch it again, or print it to a new PDF",
        ) from error
    text, starts = _joined(pages)
    if not text:
        if pictures or raw.count(b"/Image"):
            raise Scanned(
                "pictures of pages, without a text layer",
                subject=given.name,
                hint="let a text recogniser add one: ocrmypdf FILE NEW",
            )
        raise EmptyText("a PDF without any text", subject=given.name)
    day = _MADE.match(made)
    published = iso_date(f"{day[1]}-{day[2]}-{day[3]}") if day else None
    return Document(
        text, title=title, author=author, published=published, raw=raw, where=given.name, pages=tuple(starts)
    )


def _pages(reader: PdfReader, name: str) -> tuple[list[list[Line]], bool]:
    """The lines of each page, and whether there is a picture on one without text."""
    pages: list[list[Line]] = []
    pictures, size = False, 0
    for page in reader.pages:
        lines = _lines(page)
        size += sum(len(line.text) for line in lines)
        if size > LARGEST:
            raise TooLarge(f"more than {LARGEST // 1024 // 1024} MB of text", subject=name, hint="split it")
        pages.append(lines)
        pictures = pictures or (not lines and "/XObject" in (page.get("/Resources") or {}))
    return pages, pictures


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page in the order of its content, each with its height above the page's foot in points."""
    out: list[Line] = []
    text, height = "", 0.0

    def end() -> None:
        nonlocal text
        if line := " ".join(text.translate(_LIGATURES).split()):
            out.append(Line(line, height))
        text = ""

    def take(piece: str, transform: Sequence[float], matrix: Sequence[float], *_: object) -> None:
        nonlocal text, height
        for at, part in enumerate(piece.split("\n")):
            if at:
                end()
            if part.strip() and not text.strip():
                height = matrix[4] * transform[1] + matrix[5] * transform[3] + transform[5]
            text += part

    page.extract_text(visitor_text=take)
    end()
    return out


def _joined(pages: Sequence[Sequence[Line]]) -> tuple[str, list[int]]:
    """The text of all pages, and where each begins. A sentence that runs over a page's end is one line."""
    heads = _running_heads(pages)
    text = ""
    starts: list[int] = []
    for lines in pages:
        body = paragraphs_of(_without(lines, heads))
        runs_on = bool(text) and bool(body) and not _ENDS.search(text) and body[0][:1].islower()
        if text and body:
            text = text[:-1] if runs_on and _BROKEN_WORD.search(text) else text + (" " if runs_on else "\n\n")
        starts.append(len(text))
        text += "\n\n".join(body)
    return text, starts if text else []


def paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """The lines of a page put together to paragraphs, words that were parted at a line's end made whole.

    A paragraph ends where the next line stands further below than lines usually do, or where a line is short and ends
    like a sentence.

    >>> paragraphs_of([Line("Some 40 men were seen on the bridge that after-", 90), Line("noon, police said.", 80),
    ...     Line("Nobody was hurt, and nobody was", 60), Line("arrested.", 50)])
    ['Some 40 men were seen on the bridge that afternoon, police said.', 'Nobody was hurt, and nobody was arrested.']
    """
    lengths = sorted(len(line.text) for line in lines)
    usual_length = lengths[len(lengths) * 3 // 4] if lengths else 0
    gaps = sorted(gap for one, two in pairwise(lines) if 0 < (gap := one.height - two.height) < TALLEST_GAP)
    usual_gap = gaps[len(gaps) // 3] if gaps else TALLEST_GAP
    out: list[str] = []
    last: Line | None = None
    for line in lines:
        text = line.text
        if last is None or _parted(last, line, usual_length, usual_gap):
            out.append(text)
        else:
            whole = _BROKEN_WORD.search(out[-1]) is not None and text[0].islower()
            out[-1] = out[-1][:-1] + text if whole else f"{out[-1]} {text}"
        last = line
    return out


def _parted(last: Line, line: Line, usual_length: int, usual_gap: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if last.height - line.height > WIDE_GAP * usual_gap:
        return True
    ended = _ENDS.search(last.text) is not None
    return len(last.text) < SHORT_LINE * usual_length and (ended or len(last.text) < usual_length / 2)


def _running_heads(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Lines that stand at the top or bottom of most pages, their digits made equal."""
    if len(pages) < 3:
        return set()
    edges = Counter(edge for lines in pages for edge in {_plain(line) for line in [*lines[:2], *lines[-2:]]})
    return {edge for edge, count in edges.items() if count > MOST_LIKE * len(pages)}


def _without(lines: Sequence[Line], heads: set[str]) -> list[Line]:
    """The lines of a page without its running heads and numbers, which may come first or last in its content."""
    kept = list(lines)
    for at in (0, -1):
        while kept and (_plain(kept[at]) in heads or _NUMBER.fullmatch(kept[at].text)):
            kept.pop(at)
    return kept


def _plain(line: Line) -> str:
    return _DIGITS.sub("0", line.text)


def _line(text: object) -> str | None:
    return " ".join(str(text).replace("\x00", "").split()) or None if text else None
