"""ClaimReviews: what fact-checkers publish, in three forms.

schema.org JSON-LD (an object, a list, a graph, a DataFeed of them), one such object a line, and the answers of services
that search fact-checks: {"claims": [{"text", "claimant", "claimReview": [{"publisher", "textualRating"}]}]}.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.documents import Document, DocumentKind
from factcheck.errors import BadLine, EmptyText, Unreadable
from factcheck.read.dates import iso_date
from factcheck.read.encodings import decode
from factcheck.read.readers import LARGEST_FILE, Input

_MARKS = re.compile(rb'"@type"\s*:\s*(?:\[\s*)?"(?:[a-z]+:(?://schema\.org/)?)?ClaimReview"|"claimReview"\s*:\s*\[')
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class ClaimReviews:
    """JSON with reviewed claims."""

    name: str = "claim reviews"

    def sniff(self, path: Path | None, head: bytes) -> bool:  # noqa: ARG002 -- content decides
        """It is JSON, and says so near its beginning."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        return start in (b"{", b"[") and _MARKS.search(head) is not None

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """One document of kind claim a review."""
        text = decode(given.whole(LARGEST_FILE), given.name)
        try:
            content = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield from _lines(text, given.name, error)
            return
        yield from claims_in(content, given.name, None)


def claims_in(content: Any, name: str, url: str | None) -> Iterator[Document | Unreadable]:
    """Every reviewed claim in parsed JSON, in order; `url` is that of the page it stands on."""
    count = 0
    for count, review in enumerate(_reviews(content, 0), 1):
        try:
            yield _claim(review, f"{name}:{count}", url)
        except Unreadable as error:
            yield error
    if not count:
        yield EmptyText("no reviewed claim in it", subject=name)


def _lines(text: str, name: str, error: Exception) -> Iterator[Document | Unreadable]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):
        yield BadLine(f"no JSON ({error})", subject=name, hint="the file may be cut off; fetch it again")
        return
    for number, line in lines:
        try:
            content = json.loads(line)
        except (ValueError, RecursionError) as fault:
            yield BadLine(f"no JSON ({fault})", subject=f"{name}:{number}")
            continue
        yield from claims_in(content, f"{name}:{number}", None)


def _reviews(content: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The reviews in JSON-LD of any nesting; a claim of a search service comes once a review."""
    if depth > _DEEPEST:
        return
    if isinstance(content, list):
        for item in content:
            yield from _reviews(item, depth + 1)
    elif isinstance(content, dict):
        kinds = content.get("@type")
        if any(str(kind).rpartition("/")[2].rpartition(":")[2] == "ClaimReview" for kind in _listed(kinds)):
            yield content
        elif isinstance(content.get("claimReview"), list) and "text" in content:
            for review in content["claimReview"]:
                yield {"searched": content, "review": review}
        else:
            for value in content.values():
                if isinstance(value, dict | list):
                    yield from _reviews(value, depth + 1)


def _claim(review: Mapping[str, Any], where: str, url: str | None) -> Document:
    if "searched" in review:
        claim, own = review["searched"], _first(review["review"])
        publisher = _first(own.get("publisher"))
        fields = {
            "text": claim.get("text"), "speaker": claim.get("claimant"), "date": claim.get("claimDate"),
            "reviewed": own.get("reviewDate"), "rating": own.get("textualRating"), "url": own.get("url"),
            "source": publisher.get("name") or publisher.get("site"), "title": own.get("title"), "key": None,
        }  # fmt: skip
    else:
        item, rating = _first(review.get("itemReviewed")), _first(review.get("reviewRating"))
        author = _first(review.get("author") or review.get("publisher"))
        fields = {
            "text": review.get("claimReviewed") or item.get("text") or item.get("name"),
            "speaker": _first(item.get("author")).get("name"), "date": item.get("datePublished"),
            "reviewed": review.get("datePublished"), "source": author.get("name"),
            "rating": rating.get("alternateName") or rating.get("name") or rating.get("ratingValue"),
            "url": review.get("url") or url, "title": review.get("name") or review.get("headline"),
            "key": review.get("@id"),
        }  # fmt: skip
    text = _text(fields["text"])
    if text is None:
        raise EmptyText("a review that does not say which claim it reviews", subject=where, hint="claimReviewed")
    date = _text(fields["date"]) or _text(fields["reviewed"])
    return Document(
        text,
        key=_text(fields["key"]),
        source=_text(fields["source"]),
        title=_text(fields["title"]),
        published=iso_date(date) if date else None,
        url=_text(fields["url"]),
        kind=DocumentKind.CLAIM,
        speaker=_text(fields["speaker"]),
        rating=_text(fields["rating"]),
        where=where,
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(value: Any) -> Mapping[str, Any]:
    """The first object of what may be an object, a list of them, or a bare name."""
    one = _listed(value)[0] if _listed(value) else None
    return one if isinstance(one, dict) else {} if one is None else {"name": one}


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if value is None or isinstance(value, dict | list):
        return None
    return " ".join(str(value).split()) or None
