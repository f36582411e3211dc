"""Word documents (.docx): paragraphs and tables in order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.documents import Document
from factcheck.errors import Damaged, EmptyText, NotText, Protected, TooLarge, Unreadable
from factcheck.read.readers import LARGEST_FILE, Input

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LARGEST_PART = 40 * 1024 * 1024
"""Bytes that the text of a document may unpack to; its pictures are never unpacked."""
_TEXT = "word/document.xml"
_TEMPLATE_YEAR = 2013
"""The empty document that common libraries start from was made then; its date says nothing."""
_OTHERS = {
    "xl/workbook.xml": ("an Excel workbook", "save the sheet as CSV"),
    "ppt/presentation.xml": ("a PowerPoint presentation", "save it as PDF"),
    "content.xml": ("an OpenDocument file", "save it as .docx or PDF"),
    "META-INF/container.xml": ("an e-book", "save it as PDF or text"),
}


@dataclass(frozen=True, slots=True)
class Docx:
    """A Word document, and whatever else comes as a ZIP archive: that is named and refused."""

    name: str = "Word document"

    def sniff(self, path: Path | None, head: bytes) -> bool:  # noqa: ARG002 -- content decides
        """It is a ZIP archive, or the container that Word puts protected and old documents into."""
        return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"))

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """One document."""
        yield _document(given.whole(LARGEST_FILE), given)


def _document(raw: bytes, given: Input) -> Document:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    _look_inside(raw, given.name)
    try:
        word = docx.Document(BytesIO(raw))
        text = "\n\n".join(line for line in _lines(word) if line)
        properties = word.core_properties
        title, author = properties.title.strip() or None, properties.author.strip() or None
        made = properties.modified or properties.created
    except (OpcError, etree.LxmlError, KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise _damaged(given.name, error) from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RecursionError) as error:
        raise _damaged(given.name, error) from error
    if not text:
        raise EmptyText("a Word document without any text", subject=given.name)
    told = made is not None and made.year > _TEMPLATE_YEAR and not given.options.dated
    return Document(
        text,
        title=title,
        author=None if author == "python-docx" else author,
        published=made.date().isoformat() if made is not None and told else None,
        raw=raw,
        where=given.name,
    )


def _lines(word: WordDocument) -> Iterator[str]:
    from docx.table import Table

    for block in word.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                # A cell that spans columns comes once for each of them.
                cells: dict[Any, str] = {cell._tc: _line(cell.text) for cell in row.cells}  # noqa: SLF001 -- no other identity
                yield " ".join(text for text in cells.values() if text)
        else:
            yield _line(block.text)


def _look_inside(raw: bytes, name: str) -> None:
    """Whether it is a Word document that can be unpacked.

    Raises:
        Protected, NotText, TooLarge, Damaged: it is not; the hint says what to do.
    """
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e" in raw:
            raise Protected("wants a password", subject=name, hint="save it without one")
        raise NotText("an old office document or message", subject=name, hint="save it as .docx, .eml or PDF")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = {part.filename: part for part in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        kind = "a Word document" if b"word/" in raw else "an office document or ZIP archive"
        raise _damaged(name, error, kind) from error
    if _TEXT not in parts:
        for mark, (kind, hint) in _OTHERS.items():
            if mark in parts:
                raise NotText(f"{kind}, which is not read", subject=name, hint=hint)
        raise NotText("a ZIP archive", subject=name, hint="unpack it and add the folder")
    for part in parts.values():
        if part.flag_bits & 1:
            raise Protected("wants a password", subject=name, hint="save it without one")
        if part.filename.endswith((".xml", ".rels")) and part.file_size > LARGEST_PART:
            raise TooLarge(
                f"{part.filename} unpacks to {part.file_size // 1024 // 1024:,} MB", subject=name, hint="split it"
            )


def _damaged(name: str, error: Exception, kind: str = "a Word document") -> Damaged:
    return Damaged(
        f"{kind} that is cut off or broken ({str(error)[:100] or type(error).__name__})",
        subject=name,
        hint="fetch it again, or open it in Word and save it anew",
    )


def _line(text: str) -> str:
    return " ".join(text.split())
