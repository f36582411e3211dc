"""Feeds (RSS, Atom, JSON Feed): one document an item; with --follow the page that it links to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factcheck.documents import Document
from factcheck.errors import Damaged, EmptyText, Unreadable, UsageError
from factcheck.read.dates import iso_date
from factcheck.read.encodings import decode
from factcheck.read.html import fragment_text
from factcheck.read.readers import LARGEST_FILE, Input

_XML_FEED = re.compile(rb"<(?:[a-z]+:)?(?:rss|feed|RDF)[\s>]")
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, in XML or JSON."""

    name: str = "feed"

    def sniff(self, path: Path | None, head: bytes) -> bool:  # noqa: ARG002 -- content decides
        """XML whose first element is a feed's, or JSON with a feed's version."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if start.startswith(b"{"):
            return _JSON_FEED.search(head) is not None
        if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            start = start.replace(b"\x00", b"")[2:].lstrip()
        return start.startswith(b"<") and _XML_FEED.search(start[:4000]) is not None

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """The items in order, each as a page of its own."""
        raw = given.whole(LARGEST_FILE)
        is_json = raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
        items = _json_items(raw, given.name) if is_json else _xml_items(raw, given.name)
        count = 0
        for count, item in enumerate(items, 1):
            where = f"{given.name}:{count}"
            document = replace(item, where=where)
            if given.options.follow and document.url is not None:
                yield from _followed(document, given)
            elif document.text:
                yield document
            else:
                yield EmptyText("an item without any text", subject=where, hint="--follow fetches its page")
        if not count:
            yield EmptyText("a feed without items", subject=given.name)


def _followed(item: Document, given: Input) -> Iterator[Document | Unreadable]:
    """The page of an item; what the page does not say of itself the feed does."""
    fetch = given.options.fetch
    if fetch is None:
        raise UsageError("fetching pages is not allowed here", subject="--follow")
    try:
        page = fetch(str(item.url))
    except Unreadable as error:
        yield error
        return
    for found in given.inside(page.url, page.raw):
        if isinstance(found, Document):
            yield replace(
                found,
                source=found.source or item.source,
                title=found.title or item.title,
                author=found.author or item.author,
                published=item.published or found.published,
                url=found.url or page.url,
                retrieved=page.retrieved,
            )
        else:
            yield found


def _xml_items(raw: bytes, name: str) -> list[Document]:
    # As bytes in a stream, never as text: a text that looks like an address would be fetched.
    from io import BytesIO

    import feedparser

    found: Any = feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and found.get("bozo"):
        raise Damaged(
            f"a feed that is cut off or broken ({found.get('bozo_exception')})", subject=name, hint="fetch it again"
        )
    source = _line(found.feed.get("title"))
    out = []
    for entry in found.entries:
        content = next((c.get("value") for c in entry.get("content", ()) if c.get("value")), None)
        moment = entry.get("published_parsed") or entry.get("updated_parsed")
        own = entry.get("source")
        out.append(
            Document(
                fragment_text(content or entry.get("summary") or ""),
                source=_line(own.get("title")) if own and own.get("title") else source,
                title=_line(fragment_text(entry.get("title") or "")),
                author=_line(entry.get("author")),
                published=None if moment is None else f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}",
                url=entry.get("link") or None,
            )
        )
    return out


def _json_items(raw: bytes, name: str) -> list[Document]:
    try:
        feed = json.loads(decode(raw, name))
        return [_json_item(item, feed) for item in feed["items"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(f"a JSON feed that is cut off or broken ({error})", subject=name) from error


def _json_item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Document:
    authors = item.get("authors") or ([item["author"]] if item.get("author") else []) or feed.get("authors") or []
    html = item.get("content_html")
    return Document(
        fragment_text(html) if html else str(item.get("content_text") or item.get("summary") or "").strip(),
        source=_line(feed.get("title")),
        title=_line(item.get("title")),
        author=_line(authors[0].get("name")) if authors else None,
        published=iso_date(str(item.get("date_published") or item.get("date_modified") or "")),
        url=item.get("url") or item.get("external_url"),
    )


def _line(text: object) -> str | None:
    return " ".join(str(text).split()) or None if text else None
