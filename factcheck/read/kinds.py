"""Kinds: which readers there are, and which one reads a file. That is decided by content, not by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.read.jsonfile import JsonFile
from factcheck.read.jsonlines import JsonLines
from factcheck.read.plain import PlainText

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.read.readers import Reader

READERS: tuple[Reader, ...] = (JsonLines(), JsonFile(), PlainText())
"""All readers, those that look closest first; the last one takes any text."""


def reader_for(path: Path | None, head: bytes) -> Reader:
    """The first reader that recognises the file."""
    return next((reader for reader in READERS if reader.sniff(path, head)), READERS[-1])
