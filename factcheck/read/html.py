"""HTML pages: the article without the page around it, by trafilatura; and the claims that its publisher marked up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.documents import Document
from factcheck.errors import Damaged, EmptyText, Unreadable
from factcheck.read.claimreview import claims_in
from factcheck.read.dates import iso_date
from factcheck.read.readers import Input

_TAGS = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p|h1)[\s>]", re.IGNORECASE)
_MARKED_UP = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"\s*\|\s*")
_BREAKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A web page."""

    name: str = "web page"

    def sniff(self, path: Path | None, head: bytes) -> bool:  # noqa: ARG002 -- content decides
        """It begins as one: a tag of HTML after white space, comments and declarations."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:2000]
        if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            start = start.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
        if not start.startswith(b"<") or (start.startswith((b"<?xml", b"<rss", b"<feed")) and b"<html" not in start):
            return False
        found = _TAGS.search(start)
        return found is not None and (found.start() == 0 or start.startswith((b"<!", b"<?")))

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """The article, then each claim that is marked up as reviewed."""
        raw = given.whole()
        document = page(raw, given.name)
        reviews = list(_reviews(raw, given.name, document.url))
        if document.text:
            yield document
        elif not reviews:
            yield EmptyText(
                "no article in the page", subject=given.name, hint="a page of links or scripts; save the article itself"
            )
        yield from reviews


def page(raw: bytes, name: str, url: str | None = None) -> Document:
    """The article of a page, with an empty text where it has none.

    The text is that of the paragraphs, headings, list items and table rows, a blank line between two; the headline is
    the title and not part of it.

    Raises:
        Damaged: it cannot be parsed.
    """
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    if not raw.strip():
        raise EmptyText("empty", subject=name)
    tree = load_html(raw)
    if tree is None:
        raise Damaged("no page that can be parsed", subject=name, hint="open it in a browser and save it anew")
    _unfold_layout(tree)
    found: Any = bare_extraction(tree, url=url, with_metadata=True, include_comments=False, favor_precision=False)
    if found is None:
        return Document("", url=url, raw=raw, where=name)
    title = _line(found.title)
    lines = [_shown(line) for line in (found.text or "").split("\n")]
    author = _line(found.author)
    said_elsewhere = {name.casefold() for name in (title, author and f"By {author}") if name}
    lines = [line for line in lines if line.casefold() not in said_elsewhere]
    return Document(
        "\n\n".join(line for line in lines if line),
        source=_line(found.sitename) or _line(found.hostname),
        title=title,
        author=author,
        published=iso_date(found.date) if found.date else None,
        url=found.url or url,
        raw=raw,
        where=name,
    )


def fragment_text(html: str) -> str:
    r"""The text of a piece of HTML, such as a feed or a message holds: a blank line between blocks.

    >>> fragment_text("<p>Some <b>40</b> men&nbsp;came.</p><ul><li>One</li></ul><script>x()</script>").split("\n\n")
    ['Some 40 men came.', 'One']
    """
    from lxml import etree
    from lxml import html as parser

    if not html.strip():
        return ""
    try:
        root = parser.fromstring(f"<div>{html}</div>")
    except (etree.ParserError, ValueError):
        return ""
    for element in list(root.iter("script", "style", "head", etree.Comment)):
        element.drop_tree()
    for element in root.iter(*_BREAKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(root.text_content()).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _unfold_layout(tree: Any) -> None:
    """Tables that lay a page out, as those with paragraphs in their cells do, become plain blocks."""
    for table in list(tree.iter("table")):
        if table.find(".//td//p") is not None or table.find(".//td//h1") is not None:
            for part in table.iter("table", "tbody", "tr", "td"):
                part.tag = "div"


def _reviews(raw: bytes, name: str, url: str | None) -> Iterator[Document | Unreadable]:
    for number, script in enumerate(_MARKED_UP.findall(raw.decode("utf-8", "replace")), 1):
        if "ClaimReview" in script:
            try:
                content = json.loads(script, strict=False)
            except (ValueError, RecursionError):
                yield Damaged("its marked-up review is no JSON", subject=f"{name} (script {number})")
                continue
            yield from claims_in(content, name, url)


def _shown(line: str) -> str:
    """A line as trafilatura writes it, without the marks that it adds for lists and tables."""
    line = line.strip()
    if line.startswith("|"):
        return " ".join(cell for cell in _ROW.split(line.strip("| ")) if cell.strip("- "))
    return line.removeprefix("- ").strip()


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
