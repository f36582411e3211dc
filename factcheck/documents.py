"""A document: one text with what is known of where it comes from."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class DocumentKind(StrEnum):
    """What a document holds."""

    ARTICLE = "article"
    CLAIM = "claim"
    """The whole text is one claim, as in a fact-checker's list."""


@dataclass(frozen=True)
class Document:
    """One text, kept exactly as given: every offset anywhere is an index into `text`, in code points, end exclusive.

    `published` is an ISO date (YYYY-MM-DD, or shorter where less is known). `key` is the caller's own id.
    `speaker` and `rating` are given for a document of kind claim only: who made the claim, and its published verdict.
    `raw` are the bytes that the reader saw; `where` names the file and line that they came from, and `retrieved` says
    when they were fetched (ISO time). `pages` are the offsets at which pages begin, where there are pages. `language`
    is a two-letter code, None where nobody looked; what is not English is kept and not extracted.
    """

    text: str
    key: str | None = None
    source: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    kind: DocumentKind = DocumentKind.ARTICLE
    speaker: str | None = None
    rating: str | None = None
    raw: bytes | None = None
    where: str | None = None
    language: str | None = None
    pages: tuple[int, ...] = ()
    retrieved: str | None = None

    @property
    def foreign(self) -> bool:
        """Whether it is written in another language than English."""
        return self.language is not None and self.language != "en"

    def page(self, offset: int) -> int | None:
        """The page that an offset stands on, counted from 1; None where the document has no pages.

        >>> Document("one two", pages=(0, 4)).page(5), Document("one").page(0)
        (2, None)
        """
        return bisect_right(self.pages, offset) or None

    @cached_property
    def id(self) -> str:
        """Twelve hexadecimal digits that depend on the text and its provenance only, so equal on every machine.

        Two outlets that print the same wire copy give two documents; the same document added twice gives one.
        """
        identity = [self.text, self.key, self.source, self.url, self.published, self.kind.value, self.speaker]
        return hashlib.sha256(json.dumps(identity, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[
            :12
        ]

    def __hash__(self) -> int:
        """That of the id, which is known: the fields with the text are not gone through each time."""
        return hash(self.id)

    def known_as(self, name: str) -> Document:
        """The document, of which the id was worked out before: for a long text that takes longer than reading it."""
        self.__dict__["id"] = name
        return self

    @property
    def doc(self) -> str:
        """The name that output gives this document: the caller's own key, else the id."""
        return self.key if self.key is not None else self.id
